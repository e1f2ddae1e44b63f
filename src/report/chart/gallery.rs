//! What holds for every drawing.

#[cfg(test)]
mod tests {
    use super::super::layout::{Drawing, Item, bars_alone, card, whole};
    use super::super::look::Ink;
    use super::super::samples::charts::{self as samples, shares};
    use super::super::{Chart, Shape};

    /// What in a drawing is where it must not be: outside, or over something else.
    fn faults(drawing: &Drawing) -> Vec<String> {
        let mut faults = Vec::new();
        let mut boxes = Vec::new();
        for item in &drawing.items {
            let bounds = match item {
                Item::Bar { x, y, width, height, ink } => {
                    // A bar stands on its track.
                    if *ink == Ink::Track {
                        continue;
                    }
                    (*x, *x + *width, *y, *y + *height)
                }
                Item::Line(line) => {
                    if line.width > line.room + 0.01 {
                        faults.push(format!("{} in {}: {}", line.width, line.room, line.text));
                    }
                    let (left, right) = line.ends();
                    (left, right, line.y - line.face.size * 0.8, line.y + line.face.size * 0.2)
                }
            };
            if bounds.0 < 0.0
                || bounds.1 > drawing.width
                || bounds.2 < 0.0
                || bounds.3 > drawing.height
            {
                faults.push(format!("outside: {item:?}"));
            }
            boxes.push(bounds);
        }
        for (index, one) in boxes.iter().enumerate() {
            for other in &boxes[index + 1..] {
                let apart =
                    one.1 <= other.0 || other.1 <= one.0 || one.3 <= other.2 || other.3 <= one.2;
                if !apart {
                    faults.push(format!("{one:?} over {other:?}"));
                }
            }
        }
        faults
    }

    fn drawings(chart: &Chart) -> [Drawing; 3] {
        [whole(chart), bars_alone(chart), card(chart, "Gnosjöpanelen")]
    }

    /// Texts that nobody would write who wants well.
    fn hostile(seed: u64) -> String {
        const BITS: [&str; 16] = [
            "<script>alert(1)</script>",
            "]]>",
            "&amp;\"'",
            "\u{202e}tfel",
            "\u{0}\u{8}\u{ffff}",
            "W",
            "i",
            " ",
            " ",
            "a\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
            "👩‍👩‍👧 ",
            "räddningstjänst",
            "المسؤوليات",
            "שלום",
            "\u{200b}\u{200d}",
            "森の中",
        ];
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut next = move |most: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state % most
        };
        let length = next(20);
        let bit = |_| BITS[usize::try_from(next(16)).expect("small")];
        (0..length).map(bit).collect()
    }

    #[test]
    fn nothing_is_drawn_outside_or_over_something_else() {
        for (name, chart) in samples::all() {
            for drawing in drawings(&chart) {
                assert_eq!(faults(&drawing), Vec::<String>::new(), "{name}");
            }
        }
    }

    #[test]
    fn five_hundred_hostile_labels_stay_inside_and_harmless() {
        for seed in 0..50 {
            let labels: Vec<String> = (0..10).map(|part| hostile(seed * 10 + part)).collect();
            let figures = [Some(3), None, Some(100), Some(0)].into_iter().cycle();
            let bars: Vec<_> = labels.iter().map(String::as_str).zip(figures).collect();
            let tag = if seed % 2 == 0 { "sv" } else { "ar" };
            let mut chart = shares(tag, &labels[0], &bars, &labels[1]);
            chart.shape = if seed % 3 == 0 { Shape::Counts } else { Shape::Shares };
            let mut drawn = vec![whole(&chart)];
            if seed % 10 == 0 {
                drawn.extend([bars_alone(&chart), card(&chart, &labels[2])]);
            }
            for drawing in drawn {
                assert_eq!(faults(&drawing), Vec::<String>::new(), "seed {seed}");
            }
            let svg = chart.svg();
            let tree = resvg::usvg::roxmltree::Document::parse(&svg).expect("well-formed XML");
            let known = ["svg", "title", "desc", "path", "text"];
            assert!(
                tree.descendants()
                    .filter(resvg::usvg::roxmltree::Node::is_element)
                    .all(|node| known.contains(&node.tag_name().name()))
            );
        }
    }

    #[test]
    fn bars_keep_the_questions_order_even_where_there_is_room_for_few() {
        let chart = samples::many(12);
        let order = |drawing: &Drawing| -> Vec<usize> {
            let lines = drawing.items.iter().filter_map(|item| match item {
                Item::Line(line) => line.text.strip_prefix("Förslag nummer ")?.parse().ok(),
                Item::Bar { .. } => None,
            });
            lines.collect()
        };
        assert_eq!(order(&whole(&chart)), (1..=12).collect::<Vec<_>>());
        let few = order(&card(&chart, "Gnosjöpanelen"));
        assert!(few.len() >= 3 && few.is_sorted(), "{few:?}");
        let most =
            chart.bars.iter().max_by(|a, b| a.length.partial_cmp(&b.length).expect("numbers"));
        assert!(
            few.iter()
                .any(|number| most.is_some_and(|bar| bar.label.ends_with(&format!(" {number}"))))
        );
    }

    #[test]
    fn an_arabic_chart_is_the_mirror_of_a_swedish_one() {
        let mut swedish = samples::swedish();
        let straight = whole(&swedish);
        swedish.locale = samples::locale("ar");
        let mirrored = whole(&swedish);
        assert_eq!(straight.items.len(), mirrored.items.len());
        for (one, other) in straight.items.iter().zip(&mirrored.items) {
            match (one, other) {
                (Item::Bar { x, width, .. }, Item::Bar { x: mirrored, .. }) => {
                    assert!((x + width + mirrored - straight.width).abs() < 0.01);
                }
                (Item::Line(one), Item::Line(other)) => {
                    assert!((one.ends().0 + other.ends().1 - straight.width).abs() < 0.01);
                    assert_ne!(one.at_end, other.at_end);
                }
                _ => panic!("not the same things"),
            }
        }
        assert!(samples::arabic().svg().contains("\u{2067}ما رأيك"));
    }

    #[test]
    fn a_hidden_figure_is_words_and_no_bar() {
        let bars = [("Ett", Some(60)), ("Två", None), ("Tre", Some(40))];
        let drawing = whole(&shares("sv", "Vad?", &bars, "86 svarade på frågan."));
        let filled = |item: &&Item| matches!(item, Item::Bar { ink: Ink::Accent, .. });
        let tracks = |item: &&Item| matches!(item, Item::Bar { ink: Ink::Track, .. });
        assert_eq!(drawing.items.iter().filter(filled).count(), 2);
        assert_eq!(drawing.items.iter().filter(tracks).count(), 2);
        let chart = shares("sv", "Vad?", &bars, "86 svarade på frågan.");
        assert!(chart.text().contains("Två: för få svar för att visas"));
    }

    #[test]
    fn the_figures_stand_in_the_text_and_for_those_who_cannot_see() {
        let chart = samples::swedish();
        assert_eq!(
            chart.text().lines().take(3).collect::<Vec<_>>(),
            [
                "Vad tycker du om att höja skatten med 50 öre?",
                "Ja, höj: 47\u{a0}%",
                "Höj, men mindre: 35\u{a0}%"
            ]
        );
        assert_eq!(
            chart.alt(),
            "Stapeldiagram: Vad tycker du om att höja skatten med 50 öre? Ja, höj: 47\u{a0}%; Höj, men mindre: 35\u{a0}%; Nej, höj inte: 18\u{a0}%"
        );
        assert!(samples::many(90).alt().chars().count() <= 1000);
        assert!(samples::too_few().alt().contains("Färre än tio"));
    }

    #[test]
    fn svg_is_a_named_picture_whose_text_is_text() {
        let svg = samples::swedish().svg();
        assert!(svg.contains(r#"role="img""#) && svg.contains("<desc>Stapeldiagram: "));
        assert!(svg.contains("<title>Vad tycker du om att höja skatten med 50 öre?</title>"));
        assert!(svg.contains(">Höj, men mindre</text>"));
        assert!(!svg.contains("style="), "a page's policy allows no style inside");
    }

    /// Width, height, and how many pixels of a picture are not its ground.
    fn looked_at(png: &[u8]) -> (u32, u32, usize) {
        let mut reader = ::png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("a PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("small")];
        let info = reader.next_frame(&mut pixels).expect("one picture");
        (info.width, info.height, pixels.chunks(3).filter(|pixel| *pixel != [255; 3]).count())
    }

    /// Draws every sample; keeps the pictures in the folder that `PANELBOT_SCREENSHOTS` names, if it names one.
    #[test]
    fn pictures_have_their_size_and_show_something() {
        let folder = std::env::var("PANELBOT_SCREENSHOTS").ok();
        let keep = |name: String, png: &[u8]| {
            if let Some(folder) = &folder {
                std::fs::write(std::path::Path::new(folder).join(name), png).expect("kept");
            }
        };
        for (name, chart) in samples::all() {
            let png = chart.png().expect("painted");
            let (width, height, inked) = looked_at(&png);
            let drawn = whole(&chart);
            assert_eq!(width, 780, "{name}");
            assert!((f64::from(height) - f64::from(drawn.height) * 2.0).abs() < 1.0, "{name}");
            assert!(inked > 3_000, "{name}: {inked}");
            assert!(png.len() < 200_000, "{name}: {} bytes", png.len());
            keep(format!("chart-{name}.png"), &png);

            let png = chart.card_png("Gnosjöpanelen").expect("painted");
            let (width, height, inked) = looked_at(&png);
            assert_eq!((width, height), (1200, 630), "{name}");
            assert!(inked > 3_000, "{name}: {inked}");
            keep(format!("card-{name}.png"), &png);
        }
    }
}
