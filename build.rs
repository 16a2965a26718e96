//! Makes the program so that it starts at once: packs its tables of words, and links it, where that can be done, at a fixed
//! address and with the system's libraries in it. To load those and to adjust tables to an address takes longer than to read
//! two articles.
//!
//! Where it cannot be linked so, it is linked as ever. `-C target-feature=-crt-static` among the compiler's flags leaves
//! the libraries out.

#[path = "assets/words/opposites.rs"]
mod opposites;
#[path = "assets/words/signs.rs"]
mod signs;
#[path = "src/text/stem.rs"]
#[allow(dead_code, unreachable_pub, reason = "the program has more use for it")]
mod stem;

use std::{
    env, fs, io,
    path::Path,
    process::{Command, Stdio},
};

/// What the linker finds in place of shared libraries: archives of the same.
const ARCHIVES: [(&str, &str); 7] = [
    ("gcc_s", "-l:libgcc_eh.a"),
    ("c", "-l:libc.a -l:libgcc_eh.a -l:libgcc.a"),
    ("m", "-l:libm.a"),
    ("pthread", "-l:libpthread.a"),
    ("dl", "-l:libdl.a"),
    ("rt", "-l:librt.a"),
    ("util", "-l:libutil.a"),
];

/// A program that needs what the archives are for, and says whether it got it: a panic caught on another thread.
const TRIAL: &str = "fn main() {
    std::panic::set_hook(Box::new(|_| {}));
    let number = std::hint::black_box(0.5_f64);
    let thread = std::thread::spawn(move || std::panic::catch_unwind(move || assert!(number.sin() > 1.0)).is_err());
    assert!(thread.join().unwrap_or_default());
}";

fn main() {
    for file in ["build.rs", "src/text/stem.rs", "assets/words/opposites.rs", "assets/words/signs.rs"] {
        println!("cargo::rerun-if-changed={file}");
    }
    let Some(folder) = env::var_os("OUT_DIR") else { return };
    if let Err(error) = pack_words(folder.as_ref()) {
        println!("cargo::error=The tables of words cannot be packed: {error}.");
    }
    let about = |what: &str| env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    // Elsewhere a program cannot be linked so, or is in one piece already.
    let loaded = !about("FEATURE").split(',').any(|feature| feature == "crt-static");
    if about("OS") != "linux" || about("ENV") != "gnu" || !loaded {
        return;
    }
    println!("cargo::rustc-link-arg-bins=-no-pie");
    if in_one_piece(folder.as_ref()).unwrap_or_default() {
        // For the program alone: what is linked with shared libraries must not find archives there.
        println!("cargo::rustc-link-arg-bins=-static");
        println!("cargo::rustc-link-arg-bins=-L{}", Path::new(&folder).display());
    }
}

/// Puts the tables of signs and of opposites into `folder`.
fn pack_words(folder: &Path) -> io::Result<()> {
    let read = |name: &str| {
        let path = format!("assets/words/{name}");
        println!("cargo::rerun-if-changed={path}");
        fs::read_to_string(path)
    };
    let table = |name: &'static str, heads| {
        read(&format!("{}.txt", name.to_lowercase())).map(|text| signs::Table { name, heads, text })
    };
    let tables = [table("Topics", 2)?, table("Matters", 1)?, table("Parts", 1)?];
    let irregular = read("irregular.txt")?;
    fs::write(folder.join("signs.rs"), signs::packed(&tables, &irregular, &read("stopwords.txt")?))?;
    let opposites = opposites::packed(&read("antonyms.tsv")?, &read("wordnet-antonyms.txt")?, &irregular);
    fs::write(folder.join("opposites.rs"), opposites)
}

/// Puts into `folder` what leads the linker to archives, and tries whether what it makes of them runs.
fn in_one_piece(folder: &Path) -> io::Result<bool> {
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    let flags: Vec<&str> = flags.split('\x1f').filter(|flag| !flag.is_empty()).collect();
    let variable = |name: &str| env::var_os(name).unwrap_or_default();
    if flags.iter().any(|flag| flag.contains("-crt-static")) || variable("HOST") != variable("TARGET") {
        return Ok(false);
    }
    for (library, archives) in ARCHIVES {
        fs::write(folder.join(format!("lib{library}.so")), format!("GROUP({archives})\n"))?;
    }
    let (source, trial) = (folder.join("trial.rs"), folder.join("trial"));
    fs::write(&source, TRIAL)?;
    let mut rustc = Command::new(variable("RUSTC"));
    rustc.args(flags).args(["-C", "link-arg=-no-pie", "-C", "link-arg=-static", "-C"]);
    rustc.arg(format!("link-arg=-L{}", folder.display()));
    if let Some(linker) = env::var_os("RUSTC_LINKER") {
        rustc.arg("-C").arg(format!("linker={}", linker.display()));
    }
    rustc.arg("-o").arg(&trial).arg(source);
    let succeeds = |command: &mut Command| command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    Ok(succeeds(&mut rustc)?.success() && succeeds(&mut Command::new(trial))?.success())
}
