/// Bounds on what one file may be, counted so that every machine answers the same.
package struct DocumentLimits: Sendable {
    /// The largest file that is read, in bytes.
    package var size = 64 << 20
    /// How deep nodes may nest.
    package var depth = 512
    /// How many nodes a YAML file may have once its aliases are followed.
    package var expandedNodes = 20_000_000

    package init() {}
}
