package import Estate

// Selections that are written in specs and stand there for years, while what they choose comes and goes.

extension Selection {
    /// The parts that it chooses now. A name that is not there chooses nothing: whether that is a mistake, `standingTrouble` tells.
    package func standing(in estate: Estate) -> SelectedParts {
        let changes = SelectionChanges(modified: [], new: [])
        do throws(SelectionTrouble) {
            return try evaluate(in: estate, changes: changes) { matcher, criterion throws(SelectionTrouble) in
                do throws(SelectionTrouble) {
                    return try matcher.parts(of: criterion)
                } catch {
                    return []
                }
            }
        } catch {
            return SelectedParts([], in: estate)
        }
    }

    /// Why it is not one to stand in a spec: it asks what changed, or names what is not there. A tag, a path or a wildcard may choose
    /// nothing for a while.
    package func standingTrouble(in estate: Estate) -> SelectionTrouble? {
        if asksForChanges {
            return SelectionTrouble("`state:` is for commands that compare two revisions.", help: "Select by name, tag, owner or path.")
        }
        let matcher = SelectionMatcher(estate: estate, changes: nil)
        for term in alternatives.joined() where term.criterion.isExact {
            do throws(SelectionTrouble) {
                _ = try matcher.parts(of: term.criterion)
            } catch {
                return error
            }
        }
        return nil
    }
}
