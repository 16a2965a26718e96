//! Links the program at a fixed address. At any address forty thousand places in the tables of its libraries had to be
//! adjusted at every start, before a word of it runs: a tenth of the time until the first screen stands.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let about = |what: &str| env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    // Elsewhere a program cannot be linked so, or has no such tables: one without a dynamic loader places itself.
    let loaded = !about("FEATURE").split(',').any(|feature| feature == "crt-static");
    if about("OS") == "linux" && about("ENV") == "gnu" && loaded {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
