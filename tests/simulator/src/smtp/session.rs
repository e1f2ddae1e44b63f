//! One connection: commands and replies, in the order that SMTP asks for.

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use super::{Letter, Shared, Trouble};

/// Longest command line. <https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.4>
const LINE_MAX_BYTES: usize = 512;

/// Largest letter, as the greeting says.
const LETTER_MAX_BYTES: usize = 10_485_760;

/// Where the letter stands.
#[derive(Default)]
struct Draft {
    from: Option<String>,
    eight_bit: bool,
    to: Option<String>,
    trouble: Option<Trouble>,
}

struct Session<'a> {
    stream: BufReader<TcpStream>,
    shared: &'a Shared,
    logged_in: bool,
    greeted: bool,
    draft: Draft,
}

/// Whether the connection goes on.
enum Next {
    Goes,
    Ends,
}

pub(super) async fn serve(stream: TcpStream, shared: &Shared) {
    let stream = BufReader::new(stream);
    let logged_in = shared.settings.login.is_none();
    let draft = Draft::default();
    let mut session = Session { stream, shared, logged_in, greeted: false, draft };
    // Whoever hangs up has hung up.
    let _ = session.run().await;
}

impl Session<'_> {
    async fn run(&mut self) -> std::io::Result<()> {
        self.say("220 mail.test ESMTP").await?;
        while let Some(line) = self.line().await? {
            if let Next::Ends = self.obey(&line).await? {
                break;
            }
        }
        Ok(())
    }

    async fn line(&mut self) -> std::io::Result<Option<String>> {
        let mut line = String::new();
        if self.stream.read_line(&mut line).await? == 0 {
            return Ok(None);
        }
        if line.len() > LINE_MAX_BYTES || !line.ends_with("\r\n") {
            self.violation("a command line is too long or does not end with CR LF");
        }
        Ok(Some(line.trim_end().to_owned()))
    }

    async fn say(&mut self, reply: &str) -> std::io::Result<()> {
        self.stream.get_mut().write_all(format!("{reply}\r\n").as_bytes()).await
    }

    fn violation(&self, what: &str) {
        self.shared.note(|state| state.violations.push(what.to_owned()));
    }

    async fn obey(&mut self, line: &str) -> std::io::Result<Next> {
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        let reply = match verb.as_str() {
            "EHLO" => {
                self.greeted = true;
                let login = if self.shared.settings.login.is_some() {
                    "250-AUTH PLAIN LOGIN\r\n"
                } else {
                    ""
                };
                format!(
                    "250-mail.test\r\n{login}250-SIZE {LETTER_MAX_BYTES}\r\n250-ENHANCEDSTATUSCODES\r\n250 8BITMIME"
                )
            }
            "AUTH" => self.login(line),
            "MAIL" => self.mail(line),
            "RCPT" => self.recipient(line),
            "DATA" if self.draft.to.is_some() => return self.data().await,
            "RSET" => {
                self.draft = Draft::default();
                "250 2.0.0 OK".to_owned()
            }
            "NOOP" => "250 2.0.0 OK".to_owned(),
            "QUIT" => {
                self.say("221 2.0.0 Bye").await?;
                return Ok(Next::Ends);
            }
            _ => {
                self.violation(&format!("{verb} out of order or unknown"));
                "503 5.5.1 Bad sequence of commands".to_owned()
            }
        };
        self.say(&reply).await?;
        Ok(Next::Goes)
    }

    fn login(&mut self, line: &str) -> String {
        self.shared.note(|state| state.logins += 1);
        let Some((user, password)) = &self.shared.settings.login else {
            return "503 5.5.1 No login here".to_owned();
        };
        let right = plain(&format!("\0{user}\0{password}"));
        if line.strip_prefix("AUTH PLAIN ") == Some(&right) {
            self.logged_in = true;
            "235 2.7.0 Welcome".to_owned()
        } else {
            "535 5.7.8 Authentication credentials invalid".to_owned()
        }
    }

    fn mail(&mut self, line: &str) -> String {
        if !self.greeted || self.draft.from.is_some() {
            self.violation("MAIL out of order");
            return "503 5.5.1 Bad sequence of commands".to_owned();
        }
        if !self.logged_in {
            return "530 5.7.0 Authentication required".to_owned();
        }
        self.draft.from = path(line);
        self.draft.eight_bit = line.to_ascii_uppercase().contains("BODY=8BITMIME");
        "250 2.1.0 OK".to_owned()
    }

    fn recipient(&mut self, line: &str) -> String {
        let (Some(_), Some(to)) = (&self.draft.from, path(line)) else {
            self.violation("RCPT out of order");
            return "503 5.5.1 Bad sequence of commands".to_owned();
        };
        self.draft.trouble = self.shared.begin(&to);
        if let Some(Trouble::Refuses(reply)) = &self.draft.trouble {
            return reply.clone();
        }
        self.draft.to = Some(to);
        "250 2.1.5 OK".to_owned()
    }

    async fn data(&mut self) -> std::io::Result<Next> {
        let draft = std::mem::take(&mut self.draft);
        if draft.trouble == Some(Trouble::Breaks) {
            return Ok(Next::Ends);
        }
        self.say("354 End data with <CR><LF>.<CR><LF>").await?;
        let raw = self.text().await?;
        if let Some(Trouble::RefusesText(reply)) = &draft.trouble {
            self.say(reply).await?;
            return Ok(Next::Goes);
        }
        let (from, to) = (draft.from.unwrap_or_default(), draft.to.unwrap_or_default());
        match Letter::read(&from, &to, &raw) {
            Some(letter) => self.shared.note(|state| {
                state.violations.extend(letter.faults(draft.eight_bit));
                state.letters.push(letter);
            }),
            None => self.violation("a letter cannot be read"),
        }
        if draft.trouble == Some(Trouble::KeepsAndBreaks) {
            return Ok(Next::Ends);
        }
        self.say("250 2.0.0 Taken").await?;
        Ok(Next::Goes)
    }

    /// The letter's text up to the lonely dot, with dots at the beginning of lines as they were meant.
    async fn text(&mut self) -> std::io::Result<Vec<u8>> {
        let mut text = Vec::new();
        loop {
            let mut line = Vec::new();
            let room = (LETTER_MAX_BYTES - text.len().min(LETTER_MAX_BYTES - 1)) as u64;
            if (&mut self.stream).take(room).read_until(b'\n', &mut line).await? == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            if line == b".\r\n" {
                return Ok(text);
            }
            text.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
        }
    }
}

/// What stands between the angle brackets.
fn path(line: &str) -> Option<String> {
    let (_, rest) = line.split_once('<')?;
    rest.split_once('>').map(|(path, _)| path.to_owned())
}

/// Base64, as a login has it. <https://www.rfc-editor.org/rfc/rfc4648#section-4>
fn plain(text: &str) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut written = String::new();
    for three in text.as_bytes().chunks(3) {
        let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
        let bits = bits << (8 * (3 - three.len()));
        for place in 0..4 {
            let sign = usize::try_from(bits >> (18 - 6 * place) & 63).unwrap_or_default();
            written.push(if place <= three.len() { char::from(SIGNS[sign]) } else { '=' });
        }
    }
    written
}
