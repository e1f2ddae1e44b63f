//! One page for whoever decides: what the panel was promised, what it answered, and what is
//! needed from them, with the file to fill in.

use std::fmt::Write as _;

use crate::domain::statement::STATEMENT_TEXT_MAX_CHARS;
use crate::domain::{Locale, Panel, Question, QuestionKind, Round, RoundResult};
use crate::report::chart::Chart;
use crate::report::method;
use crate::service::{ChosenQuote, Desk, Refusal, RoundName, rounds};
use crate::text::{Catalog, Day, Text, Titles};

/// A page that grows, in one language.
struct Page<'a> {
    panel: &'a Panel,
    locale: &'a Locale,
    text: String,
}

impl Page<'_> {
    fn heading(&mut self, text: &Text) {
        let words = Catalog.say(text, self.locale);
        let _ = write!(self.text, "{words}\n{}\n\n", "=".repeat(words.chars().count()));
    }

    fn paragraph(&mut self, words: &str) {
        let _ = write!(self.text, "{}\n\n", words.trim());
    }

    /// What the panel answered, those who were fewer too.
    fn result(&mut self, round: &Round, result: &RoundResult) {
        self.heading(&Text::BriefResult);
        for question in &result.questions {
            let chart = Chart::of_question(self.panel, round, question, self.locale);
            let Some(chart) = chart else { continue };
            self.paragraph(&chart.text());
            let is_choice = |one: &Question| matches!(one.kind, QuestionKind::SingleChoice { .. });
            if round.question(question.question).is_some_and(is_choice) {
                self.minority(&chart);
            }
        }
    }

    /// What some wrote who agreed that it is shown, by question.
    fn quotes(&mut self, round: &Round, quotes: &[ChosenQuote]) {
        if quotes.is_empty() {
            return;
        }
        self.heading(&Text::BriefQuotes);
        self.say(&Text::BriefQuotesCare);
        for (no, question) in round.questions() {
            let mut theirs = quotes.iter().filter(|quote| quote.question == no).peekable();
            if theirs.peek().is_some() {
                let words = self.panel.say(&question.text, self.locale).to_owned();
                self.paragraph(&words);
            }
            for quote in theirs {
                self.say(&Text::BriefQuote { words: quote.text.clone() });
            }
        }
    }

    /// What to keep in mind.
    fn caveats(&mut self, round: &Round, result: &RoundResult) {
        self.heading(&Text::BriefCaveats);
        for line in method(self.panel, round, result, self.locale) {
            self.paragraph(&line);
        }
    }

    /// What those said who were fewer, where that may be shown.
    fn minority(&mut self, chart: &Chart) {
        let most = chart.bars.iter().filter_map(|bar| bar.count).max().unwrap_or(0);
        let fewer = chart.bars.iter().filter(|bar| bar.count.is_some_and(|n| 0 < n && n < most));
        let labels: Vec<String> = fewer.map(|bar| bar.label.clone()).collect();
        if !labels.is_empty() {
            self.say(&Text::BriefMinority { labels: Titles(labels) });
        }
    }

    fn say(&mut self, text: &Text) {
        let words = Catalog.say(text, self.locale);
        self.paragraph(&words);
    }
}

impl Desk {
    /// The brief for whoever answers a round, in the panel's own language.
    ///
    /// # Errors
    /// When there is no such round, or nobody answered it.
    pub async fn statement_brief(&self, name: &RoundName) -> Result<String, Refusal> {
        let read = self.store.read().await?;
        let (panel, round) = rounds::find(&read, name).await?;
        drop(read);
        if round.nobody_answered() {
            return Err(Refusal::PromiseLapsed(name.to_string()));
        }
        let locale = panel.default_locale().clone();
        let mut page = Page { panel: &panel, locale: &locale, text: String::new() };
        let own = |text| panel.say(text, &locale).to_owned();
        page.heading(&Text::BriefTitle { title: own(&round.title) });
        page.heading(&Text::BriefPromised);
        let due = round.statement_due_at(self.now());
        page.say(&Text::BriefPromise {
            who: own(&round.promise.decided_by),
            can_change: own(&round.promise.can_change),
            date: Day::new(due, panel.time_zone, self.now()),
        });
        page.paragraph(&own(&round.promise.usage));
        if round.is_closed() {
            let (_, _, result) = self.result(name).await?;
            page.result(&round, &result);
            page.quotes(&round, &self.chosen_quotes(name).await?);
            page.caveats(&round, &result);
        }
        page.heading(&Text::BriefAsked);
        let max = u32::try_from(STATEMENT_TEXT_MAX_CHARS).unwrap_or(u32::MAX);
        page.say(&Text::BriefNeeded { max });
        page.heading(&Text::BriefFile);
        page.text.push_str(&skeleton(&panel, &round));
        Ok(page.text)
    }

    /// The file to fill in alone, as it stands last in the brief.
    ///
    /// # Errors
    /// When there is no such round, or nobody answered it.
    pub async fn statement_file(&self, name: &RoundName) -> Result<String, Refusal> {
        let read = self.store.read().await?;
        let (panel, round) = rounds::find(&read, name).await?;
        if round.nobody_answered() {
            return Err(Refusal::PromiseLapsed(name.to_string()));
        }
        Ok(skeleton(&panel, &round))
    }
}

/// A statement's file with everything that is known filled in, and how to fill in the rest, in the panel's own language.
fn skeleton(panel: &Panel, round: &Round) -> String {
    let quoted = |words: &str| toml::Value::from(words).to_string();
    let said = |text: &Text| format!("# {}\n", Catalog.say(text, panel.default_locale()));
    let languages: Vec<String> = panel.languages.iter().map(ToString::to_string).collect();
    let (slug, number) = (quoted(&panel.slug), round.number);
    let mut file = said(&Text::BriefRemarks);
    let _ = write!(file, "\npanel = {slug}\nrounds = [{number}]\n\n[signature]\n");
    file += &said(&Text::BriefBody);
    for locale in &panel.languages {
        let who = panel.say(&round.promise.decided_by, locale);
        let _ = writeln!(file, "body.{locale} = {}", quoted(who));
    }
    file += "# decided_on = 2027-01-31\nparagraph = \"\"\nregistry = \"\"\n";
    file += &said(&Text::BriefPerson);
    file += "# name = \"\"\n";
    for tag in &languages {
        let _ = writeln!(file, "# role.{tag} = \"\"");
    }
    file += "# party = \"\"\n\n[text]\n";
    let empty = |file: &mut String, key: &str| {
        for tag in &languages {
            let _ = writeln!(file, "{key}{tag} = \"\"");
        }
    };
    empty(&mut file, "");
    for question in &round.questions {
        let words = panel.say(&question.text, panel.default_locale()).replace(['\n', '\r'], " ");
        let _ =
            write!(file, "\n## {words}\n# [[remarks]]\n# question = {}\n", quoted(&question.id));
        empty(&mut file, "# text.");
    }
    file
}
