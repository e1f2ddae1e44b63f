//! Single values out of a file.

use std::num::IntErrorKind;

use chrono::{DateTime, NaiveDate, Utc};
use toml::de::DeValue;

use super::problem::{Expected, Fault};
use crate::domain::visible::without_turns;
use crate::domain::{Locale, check};

/// Something that one value of a file can be read as.
pub(super) trait Value: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// Says what is wrong with it.
    fn read(value: &DeValue<'_>) -> Result<Self, Fault>;
}

impl Value for String {
    fn read(value: &DeValue<'_>) -> Result<Self, Fault> {
        let text = value.as_str().ok_or_else(|| wrong_type(Expected::Text, value))?;
        // PostgreSQL cannot keep U+0000, and a terminal would obey the others.
        let shown = |c: char| !c.is_control() || matches!(c, '\n' | '\r' | '\t');
        if text.chars().all(shown) { Ok(without_turns(text)) } else { Err(Fault::ControlCharacter) }
    }
}

impl Value for bool {
    fn read(value: &DeValue<'_>) -> Result<Self, Fault> {
        value.as_bool().ok_or_else(|| wrong_type(Expected::Boolean, value))
    }
}

macro_rules! integers {
    ($($integer:ty),*) => {$(
        impl Value for $integer {
            fn read(value: &DeValue<'_>) -> Result<Self, Fault> {
                let (lowest, highest) = (<$integer>::MIN.into(), <$integer>::MAX.into());
                let number = integer(value, lowest, highest)?;
                Self::try_from(number).map_err(|_| Fault::OutOfRange(lowest, highest))
            }
        }
    )*};
}

integers!(u8, u16, u32, i32);

fn integer(value: &DeValue<'_>, lowest: i64, highest: i64) -> Result<i64, Fault> {
    let digits = value.as_integer().ok_or_else(|| wrong_type(Expected::Integer, value))?;
    match i64::from_str_radix(digits.as_str(), digits.radix()) {
        Ok(number) => Ok(number),
        Err(error) if *error.kind() == IntErrorKind::InvalidDigit => {
            Err(wrong_type(Expected::Integer, value))
        }
        Err(_) => Err(Fault::OutOfRange(lowest, highest)),
    }
}

impl Value for f64 {
    fn read(value: &DeValue<'_>) -> Result<Self, Fault> {
        // Numbers this large are still exact, and no question needs larger ones.
        const HIGHEST: i64 = 1_000_000_000_000;
        let number = match value {
            DeValue::Float(float) => float.as_str().parse().unwrap_or(Self::NAN),
            DeValue::Integer(_) => match integer(value, -HIGHEST, HIGHEST)? {
                number if number.abs() > HIGHEST => Self::NAN,
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "exact up to 2^53, and this is less"
                )]
                number => number as Self,
            },
            _ => return Err(wrong_type(Expected::Number, value)),
        };
        #[expect(clippy::cast_precision_loss, reason = "exact up to 2^53, and this is less")]
        let fits = number.abs() <= HIGHEST as Self;
        if fits { Ok(number) } else { Err(Fault::OutOfRange(-HIGHEST, HIGHEST)) }
    }
}

impl Value for [String; 2] {
    fn read(value: &DeValue<'_>) -> Result<Self, Fault> {
        let DeValue::Array(elements) = value else {
            return Err(wrong_type(Expected::List, value));
        };
        let words: Vec<_> =
            elements.iter().map(|one| String::read(one.get_ref())).collect::<Result<_, _>>()?;
        words.try_into().map_err(|_| Fault::Rule(check::Fault::NotAPair))
    }
}

impl Value for DateTime<Utc> {
    fn read(value: &DeValue<'_>) -> Result<Self, Fault> {
        let wrong = || wrong_type(Expected::Time, value);
        let time = value.as_datetime().ok_or_else(wrong)?;
        let parsed = DateTime::parse_from_rfc3339(&time.to_string()).map_err(|_| wrong())?;
        Ok(parsed.to_utc())
    }
}

impl Value for NaiveDate {
    fn read(value: &DeValue<'_>) -> Result<Self, Fault> {
        let wrong = || wrong_type(Expected::Date, value);
        value.as_datetime().ok_or_else(wrong)?.to_string().parse().map_err(|_| wrong())
    }
}

/// That a value is of another type than it should be.
pub(super) fn wrong_type(expected: Expected, found: &DeValue<'_>) -> Fault {
    let found = match found {
        DeValue::String(_) => Expected::Text,
        DeValue::Integer(_) => Expected::Integer,
        DeValue::Float(_) => Expected::Number,
        DeValue::Boolean(_) => Expected::Boolean,
        DeValue::Datetime(_) => Expected::Time,
        DeValue::Array(_) => Expected::List,
        DeValue::Table(_) => Expected::Table,
    };
    Fault::WrongType { expected, found }
}

impl Value for Locale {
    fn read(value: &DeValue<'_>) -> Result<Self, Fault> {
        language(&String::read(value)?)
    }
}

/// The language that a tag in a file names. Only the tag itself is taken (`sv`, not `sv-SE`), so that one language has
/// one spelling.
pub(super) fn language(tag: &str) -> Result<Locale, Fault> {
    let locale = Locale::parse(tag).filter(|locale| locale.as_str() == tag);
    locale.ok_or(Fault::NotALanguage)
}
