//! Running the real program, black-box.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A deployment of its own in a temporary directory, and the program beside it.
pub struct Deployment {
    directory: TempDir,
}

/// What a command did.
pub struct Done {
    /// The exit code.
    pub code: i32,
    /// The standard output.
    pub out: String,
    /// The standard error.
    pub err: String,
}

impl Deployment {
    /// Settings with a SQLite file, a free port and no token.
    pub fn new() -> Self {
        let deployment = Self { directory: tempfile::tempdir().expect("a directory") };
        deployment.write("config.toml", "[web]\nlisten = \"127.0.0.1:0\"\n");
        deployment
    }

    /// A path in the deployment.
    pub fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// Writes a file.
    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).expect("written");
    }

    /// The program with these arguments, in the deployment's directory, with nothing of the caller's environment that
    /// could change what it does.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_panelbot"));
        command.current_dir(self.directory.path()).args(arguments).env("LC_ALL", "en_GB.UTF-8");
        command.env("USER", "astrid").env_remove("SUDO_USER").stdin(Stdio::null());
        command
    }

    /// Runs the program to its end.
    pub fn run(&self, arguments: &[&str]) -> Done {
        done(&self.command(arguments).output().expect("started"))
    }

    /// The same, expecting success; gives the output without its last line break.
    #[track_caller]
    pub fn ok(&self, arguments: &[&str]) -> String {
        let done = self.run(arguments);
        assert_eq!(done.code, 0, "{arguments:?}\n{}{}", done.out, done.err);
        done.out.trim_end().to_owned()
    }

    /// The same for JSON.
    #[track_caller]
    pub fn json(&self, arguments: &[&str]) -> serde_json::Value {
        let out = self.ok(&[arguments, &["--json"]].concat());
        serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}"))
    }

    /// The same, expecting this exit code and these words in the error.
    #[track_caller]
    pub fn fails(&self, arguments: &[&str], code: i32, words: &str) -> Done {
        let done = self.run(arguments);
        assert_eq!(done.code, code, "{arguments:?}\n{}{}", done.out, done.err);
        assert!(done.err.contains(words), "{arguments:?}\n{}", done.err);
        assert!(!done.err.contains("panicked"), "{}", done.err);
        done
    }
}

/// What a finished process did.
pub fn done(output: &Output) -> Done {
    Done {
        code: output.status.code().expect("ended by itself"),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// The path of an example in the repository.
pub fn example(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name).display().to_string()
}
