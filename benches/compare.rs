//! How long a comparison takes.

fn main() {
    divan::main();
}
