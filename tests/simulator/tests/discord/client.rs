//! A real client, serenity, logs in and answers.

use std::sync::Arc;

use panelbot_simulator::discord::{Discord, Outcome, Settings};
use serenity::all::{
    ActionRowComponent, Client, Command, Context, CreateActionRow, CreateButton, CreateCommand,
    CreateInputText, CreateInteractionResponse, CreateInteractionResponseMessage, CreateModal,
    CreateSelectMenu, CreateSelectMenuKind, CreateSelectMenuOption, EventHandler, GatewayIntents,
    HttpBuilder, InputTextStyle, Interaction, Message, Ready,
};
use serenity::async_trait;

use super::bot::{KIM, PATIENCE};

struct Asker;

#[async_trait]
impl EventHandler for Asker {
    async fn ready(&self, context: Context, _: Ready) {
        let command =
            CreateCommand::new("panel").description("Svara").name_localized("sv-SE", "panelen");
        Command::set_global_commands(&context, vec![command]).await.expect("registered");
    }

    async fn message(&self, context: Context, message: Message) {
        if !message.author.bot {
            message.channel_id.say(&context, "Skriv /panel").await.expect("sent");
        }
    }

    async fn interaction_create(&self, context: Context, interaction: Interaction) {
        let said = |text: &str| CreateInteractionResponseMessage::new().content(text);
        match interaction {
            Interaction::Command(command) => {
                let options = ["Ja", "Nej"].map(|text| CreateSelectMenuOption::new(text, text));
                let kind = CreateSelectMenuKind::String { options: options.to_vec() };
                let rows = vec![
                    CreateActionRow::SelectMenu(CreateSelectMenu::new("s", kind)),
                    CreateActionRow::Buttons(vec![CreateButton::new("w").label("Skriv")]),
                ];
                let message =
                    said(&format!("Hej {}", command.locale)).components(rows).ephemeral(true);
                let response = CreateInteractionResponse::Message(message);
                command.create_response(&context, response).await.expect("answered");
            }
            Interaction::Component(press) if press.data.custom_id == "w" => {
                let input = CreateInputText::new(InputTextStyle::Short, "Varför?", "t");
                let modal = CreateModal::new("m", "Fråga")
                    .components(vec![CreateActionRow::InputText(input)]);
                press
                    .create_response(&context, CreateInteractionResponse::Modal(modal))
                    .await
                    .expect("opened");
            }
            Interaction::Component(press) => {
                let response = CreateInteractionResponse::UpdateMessage(said("Valt"));
                press.create_response(&context, response).await.expect("answered");
            }
            Interaction::Modal(modal) => {
                let part = &modal.data.components[0].components[0];
                let ActionRowComponent::InputText(input) = part else { panic!("{part:?}") };
                let text = format!("Du skrev {}", input.value.as_deref().unwrap_or(""));
                let response =
                    CreateInteractionResponse::UpdateMessage(said(&text).components(Vec::new()));
                modal.create_response(&context, response).await.expect("answered");
            }
            other => panic!("{other:?}"),
        }
    }
}

async fn client(discord: &Discord) -> Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let host = discord.api_url().replace("/api/v10", "");
    let http = HttpBuilder::new(discord.token()).proxy(host).ratelimiter_disabled(true).build();
    let building =
        serenity::client::ClientBuilder::new_with_http(http, GatewayIntents::DIRECT_MESSAGES);
    building.event_handler(Asker).await.expect("a client")
}

#[tokio::test]
async fn serenity_logs_in_comes_back_and_carries_a_person_through_everything() {
    let discord = Discord::start(Settings::default()).await.expect("a free port");
    let mut client = client(&discord).await;
    let shards = Arc::clone(&client.shard_manager);
    let running = tokio::spawn(async move { client.start().await });
    assert!(discord.wait_for_bot(PATIENCE).await);
    let kim = discord.user(KIM, "Kim", "sv-SE");
    kim.write("hej");
    kim.wait_for_text(0, "Skriv /panel", PATIENCE).await.expect("shown");
    assert!(discord.wait_for_command("panel", PATIENCE).await);
    for (round, place) in
        [kim.clone(), kim.at(&discord.server_channel(1_000, 2_000))].iter().enumerate()
    {
        let before = place.version();
        let asked = place.slash("panelen", &[]).expect("registered");
        assert_eq!(place.wait_for_outcome(asked, PATIENCE).await, Some(Outcome::Answered));
        let shown = place.wait_for_text(before, "Hej sv-SE", PATIENCE).await.expect("shown");
        assert!(shown.ephemeral);
        place.pick("s", &["Ja"]).expect("shown");
        place.wait_for_text(before, "Valt", PATIENCE).await.expect("changed");
        // The second time the connection goes: once dropped, once asked to go.
        if round == 1 {
            discord.drop_gateway();
        }
        place.press("Skriv").expect("shown");
        place.wait_for_modal(PATIENCE).await.expect("open");
        if round == 1 {
            discord.ask_reconnect();
        }
        place.submit_modal(&[("Varför?", "därför")]).expect("fits");
        place.wait_for_text(before, "Du skrev därför", PATIENCE).await.expect("changed");
    }
    assert!(discord.wait_for_visits(PATIENCE, |visits| visits.resumes == 2).await);
    assert_eq!(discord.visits().identifies, 1);
    shards.shutdown_all().await;
    running.await.expect("no panic").expect("in good order");
    assert_eq!(discord.violations(), Vec::<String>::new());
}
