internal import Basics
internal import Contracts

/// Holds whole messages against both versions of a position.
struct PositionJudge {
    let space: ShapeSpace
    let root: PositionPair
    let profile: Profile
    /// Whether scalars are text on the wire.
    let isTextual: Bool
    let relation: Relation
    let fuel: WitnessFuel

    /// Whether a message is valid by a version.
    func validity(_ value: MessageValue, isOld: Bool) -> Validity {
        let term = isOld ? root.old : root.new
        // A record of parameters that was put together is no contract's shape; the relation is asked about it.
        guard term.arena >= 0 else { return relation.judge(value, term) }
        let isTextual = isTextual || !profile.hasTypedScalars
        let rules = MessageValidator.Rules(
            direction: profile.hasDirection ? root.direction : nil, isTextual: isTextual, fillsDefaults: profile.fillsDefaults)
        let budget = min(20_000, max(0, fuel.left))
        var validator = MessageValidator(space.contracts[Int(term.arena)], rules: rules, texts: space.texts, fuel: budget)
        let answer = validator.validate(value, ShapeID(Int(term.index)))
        _ = fuel.take(budget - validator.fuel)
        return answer
    }
}
