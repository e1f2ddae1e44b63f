//! Everything else that a person can do: send a place, a sticker or a file, edit, write in a group, block the bot.

use serde_json::{Value, json};

use super::user::User;

impl User {
    /// Shares a place, in degrees.
    pub fn send_location(&self, latitude: f64, longitude: f64) {
        self.write(
            String::new(),
            &json!({ "location": { "latitude": latitude, "longitude": longitude } }),
        );
    }

    /// Sends a sticker.
    pub fn send_sticker(&self) {
        let sticker = json!({ "file_id": "s1", "file_unique_id": "us1", "type": "regular", "width": 512, "height": 512,
            "is_animated": false, "is_video": false, "emoji": "🙂" });
        self.write(String::new(), &json!({ "sticker": sticker }));
    }

    /// Sends a voice message.
    pub fn send_voice(&self) {
        self.write(String::new(), &json!({ "voice": { "file_id": "v1", "file_unique_id": "uv1", "duration": 3, "mime_type": "audio/ogg" } }));
    }

    /// Sends a file.
    pub fn send_file(&self) {
        let file = json!({ "file_id": "d1", "file_unique_id": "ud1", "file_name": "a.pdf", "mime_type": "application/pdf", "file_size": 10 });
        self.write(String::new(), &json!({ "document": file }));
    }

    /// Sends a photo with a caption.
    pub fn send_photo(&self, caption: &str) {
        let photo = json!([{ "file_id": "p1", "file_unique_id": "up1", "width": 90, "height": 60, "file_size": 10 }]);
        self.write(String::new(), &json!({ "photo": photo, "caption": caption }));
    }

    /// Sends a contact.
    pub fn send_contact(&self) {
        self.write(
            String::new(),
            &json!({ "contact": { "phone_number": "+46700000000", "first_name": "Kim" } }),
        );
    }

    /// Sends a poll.
    pub fn send_poll(&self) {
        let option = |text: &str| json!({ "persistent_id": text, "text": text, "voter_count": 0 });
        let poll = json!({ "id": "1", "question": "?", "options": [option("a"), option("b")], "total_voter_count": 0, "is_closed": false,
            "is_anonymous": true, "type": "regular", "allows_multiple_answers": false, "allows_revoting": true, "members_only": false });
        self.write(String::new(), &json!({ "poll": poll }));
    }

    /// Edits the person's own newest text.
    pub fn edit_message(&self, text: &str) {
        self.with(|state, id| {
            let now = self.inner.now();
            let (date, bot) = (state.date(now), state.me());
            let Some(chat) = state.chats.get_mut(&id) else {
                return;
            };
            let Some(message) = chat.messages.iter_mut().rev().find(|message| !message.from_bot)
            else {
                return;
            };
            text.clone_into(&mut message.text);
            message.edit_date = Some(date);
            let number = message.id;
            let body = chat.message(number).map_or(Value::Null, |message| chat.json(message, &bot));
            state.updates.push("edited_message", &body, now);
        });
    }

    /// Writes in a group where the bot is a member.
    pub fn say_in_group(&self, text: &str) {
        self.with(|state, chat| {
            let now = self.inner.now();
            let group = json!({ "id": -900_000 - chat, "type": "group", "title": "En grupp", "all_members_are_administrators": false });
            let from = state.chats[&chat].profile.json();
            let body = json!({ "message_id": 1, "date": state.date(now), "chat": group, "from": from, "text": text });
            state.updates.push("message", &body, now);
        });
    }

    /// Blocks the bot.
    pub fn block(&self) {
        self.member(true);
    }

    /// Unblocks the bot. Most clients then send `/start`; do that with [`User::start`].
    pub fn unblock(&self) {
        self.member(false);
    }

    fn member(&self, blocked: bool) {
        self.with(|state, id| {
            let now = self.inner.now();
            let (date, bot) = (state.date(now), state.me());
            let Some(chat) = state.chats.get_mut(&id) else { return };
            chat.blocked = blocked;
            let there = json!({ "user": bot, "status": "member" });
            let gone = json!({ "user": bot, "status": "kicked", "until_date": 0 });
            let (old, new) = if blocked { (there, gone) } else { (gone, there) };
            let body = json!({ "chat": chat.profile.chat_json(), "from": chat.profile.json(), "date": date,
                "old_chat_member": old, "new_chat_member": new });
            state.updates.push("my_chat_member", &body, now);
        });
    }
}
