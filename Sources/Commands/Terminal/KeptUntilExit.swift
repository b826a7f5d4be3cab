/// Keeps a value alive until the process ends, since the system frees all memory at once and faster than value by value.
///
/// Only for what a command worked with, right before it ends.
func keepUntilExit<Value>(_ value: Value) {
    _ = Unmanaged.passRetained(Box(value))
}

private final class Box<Value> {
    let value: Value

    init(_ value: Value) { self.value = value }
}
