internal import CLibgit2

/// Objects that are in no repository: what a merge brought about, or what WORKTREE holds. To be handed to other sessions.
package struct UnstoredObjects: Sendable {
    /// What git calls the kinds of objects that occur here.
    package enum Kind: Sendable { case blob, tree, commit }

    /// Each object's kind and content, by its id.
    package var objects: [ObjectID: (kind: Kind, bytes: [UInt8])] = [:]

    package init() {}

    /// Returns the objects of both.
    package func merging(_ other: UnstoredObjects) -> UnstoredObjects {
        var both = self
        both.objects.merge(other.objects) { first, _ in first }
        return both
    }
}

extension Repository {
    /// Returns a file's content.
    ///
    /// - Parameter limit: how many bytes the file may have; a larger one is not read.
    /// - Throws: `.tooLarge`; `.missingInPartialClone` where a filter left the file out; `.corrupt` where there is no such file.
    package func blob(_ id: ObjectID, limit: Int = .max) throws(GitError) -> [UInt8] {
        if limit < .max {
            let size = try blobSize(id)
            if size > limit { throw .tooLarge(what: "bytes in the file \(id.short)", count: size, limit: limit) }
        }
        return try read(id, GIT_OBJECT_BLOB)
    }

    /// Returns the number of bytes of a file's content, without reading all of it where the database tells.
    package func blobSize(_ id: ObjectID) throws(GitError) -> Int {
        var size = 0
        var type = GIT_OBJECT_INVALID
        var oid = id.oid
        try check(git_odb_read_header(&size, &type, database, &oid), "the file \(id.short)")
        guard type == GIT_OBJECT_BLOB else { throw .corrupt("\(id) is no file") }
        return size
    }

    /// Whether an object is here, in the repository or in this session.
    package func contains(_ id: ObjectID) -> Bool {
        var oid = id.oid
        return git_odb_exists_ext(database, &oid, GIT_ODB_LOOKUP_NO_REFRESH.rawValue) == 1
    }

    /// Takes objects of another session into this one.
    package func adopt(_ objects: UnstoredObjects) throws(GitError) {
        for (_, object) in objects.objects { _ = try store(object.bytes, object.kind.type) }
    }

    /// Keeps an object in this session's memory, unless the repository has it, and returns its id.
    func store(_ bytes: [UInt8], _ type: git_object_t) throws(GitError) -> ObjectID {
        var oid = git_oid()
        try check(git_odb_hash(&oid, bytes, bytes.count, type), "the id of \(bytes.count) bytes")
        let id = ObjectID(oid: oid)
        // The backend is called directly: `git_odb_write` would first touch the time of an equal object on disk, and look for new packs.
        if !contains(id), let write = memory.pointee.write {
            try check(write(memory, &oid, bytes, bytes.count, type), "memory for \(bytes.count) bytes")
        }
        return id
    }

    /// Collects what a tree holds that is in this session's memory only.
    func unstored(reachableFrom tree: ObjectID) throws(GitError) -> UnstoredObjects {
        var found = UnstoredObjects()
        var pending = [tree]
        while let id = pending.popLast() {
            guard found.objects[id] == nil, isInMemory(id) else { continue }
            found.objects[id] = (.tree, try read(id, GIT_OBJECT_TREE))
            for item in try items(ofTree: id) {
                if item.isFolder {
                    pending.append(item.id)
                } else if found.objects[item.id] == nil, isInMemory(item.id) {
                    found.objects[item.id] = (.blob, try read(item.id, GIT_OBJECT_BLOB))
                }
            }
        }
        return found
    }

    /// Whether an object was written by this session (and is not in the repository, unless it came there since).
    func isInMemory(_ id: ObjectID) -> Bool {
        var oid = id.oid
        guard let exists = memory.pointee.exists else { return false }
        return exists(memory, &oid) == 1
    }

    /// Reads an object of a known type.
    func read(_ id: ObjectID, _ type: git_object_t) throws(GitError) -> [UInt8] {
        var oid = id.oid
        let word = String(cString: git_object_type2string(type))
        let object = try make("the \(word) \(id.short)", release: git_odb_object_free) { git_odb_read(&$0, database, &oid) }
        guard git_odb_object_type(object.pointer) == type else { throw .corrupt("\(id) is no \(word)") }
        return Array(UnsafeRawBufferPointer(start: git_odb_object_data(object.pointer), count: git_odb_object_size(object.pointer)))
    }
}

extension UnstoredObjects.Kind {
    var type: git_object_t {
        switch self {
        case .blob: GIT_OBJECT_BLOB
        case .tree: GIT_OBJECT_TREE
        case .commit: GIT_OBJECT_COMMIT
        }
    }
}
