internal import Basics

/// Reports names that stand twice, and estates within the estate.
func checkNames(of estate: inout Estate, _ files: [SpecFile]) {
    let declarations = files.flatMap(\.declarations)
    // Systems and platforms share one set of names.
    func called(_ declaration: SpecFile.Declaration) -> EntityRef {
        EntityRef(declaration.ref.kind == .platform ? .system : declaration.ref.kind, declaration.ref.name)
    }
    var seen: Set<EntityRef> = []
    var twice: Set<EntityRef> = []
    for declaration in declarations where declaration.ref.kind != .estate {
        if !seen.insert(called(declaration)).inserted { twice.insert(called(declaration)) }
    }
    for name in twice {
        let group = declarations.filter { called($0) == name }
        for declaration in group {
            let others = group.filter { $0.span != declaration.span }
            let word = others.first?.ref.kind == declaration.ref.kind ? "another" : "a"
            estate.problems.append(
                duplicate(
                    "\(word) \(others.first?.ref.kind.prefix ?? "") is called `\(declaration.ref.name)`, and references could mean either",
                    declaration.ref.description, declaration.span, others: others.map(\.span)))
        }
    }
    for system in estate.systems { checkInterfaces(system.interfaces, of: system.ref, &estate.problems) }
    for platform in estate.platforms { checkInterfaces(platform.interfaces, of: platform.ref, &estate.problems) }
    for mapping in estate.mappings {
        let names = mapping.from.compactMap(\.as)
        reportTwice(names, "two sources are called", subject: mapping.ref.description, &estate.problems)
    }
    let own = join(estate.root, "tieline.yaml")
    for declaration in declarations where declaration.ref.kind == .estate {
        if declaration.span.path == own, declaration.span == estate.names[estate.spec?.ref ?? declaration.ref] { continue }
        reportSecondEstate(declaration.span, own, &estate)
    }
    for file in files where isEstateFile(file.file.path) && file.file.path != own {
        if !file.declarations.contains(where: { $0.ref.kind == .estate }) { reportSecondEstate(SourceSpan(file: file.file), own, &estate) }
    }
}

private func reportSecondEstate(_ span: SourceSpan, _ own: Name?, _ estate: inout Estate) {
    let related = estate.spec.map { [RelatedPlace("the estate that it lies in", at: $0.header.name.span)] } ?? []
    estate.problems.append(
        Diagnostic(
            "spec/two-estates", subject: span.path.text,
            "this estate lies within the estate of `\(own ?? "tieline.yaml")`, and its specs would count for both",
            at: span, related: related, help: "move it out, or name its folder under `ignore` of the outer estate", detail: span.path.text))
}

private func checkInterfaces(_ interfaces: [Interface]?, of ref: EntityRef, _ problems: inout [Diagnostic]) {
    reportTwice((interfaces ?? []).map(\.name), "two interfaces are called", subject: ref.description, &problems)
}

private func reportTwice(_ names: [Text], _ what: String, subject: String, _ problems: inout [Diagnostic]) {
    for name in names {
        let others = names.filter { $0.value == name.value && $0.span != name.span }.map(\.span)
        if !others.isEmpty {
            problems.append(duplicate("\(what) `\(name.value)`", subject, name.span, others: others, detail: name.value.text))
        }
    }
}

private func duplicate(_ message: String, _ subject: String, _ span: SourceSpan, others: [SourceSpan], detail: String = "") -> Diagnostic {
    Diagnostic(
        "spec/duplicate-name", subject: subject, message, at: span, related: others.map { RelatedPlace("the other one", at: $0) },
        help: "give one of them another name", detail: detail)
}
