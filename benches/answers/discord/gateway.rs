//! The gateway: one bot logs in and is told what happens.
//! <https://docs.discord.com/developers/events/gateway>

use std::cell::RefCell;
use std::net::SocketAddr;
use std::rc::Rc;

use anyhow::Result;
use futures_util::{SinkExt, StreamExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{WebSocketStream, accept_async};

use super::written;
use crate::crowd::Shared;

/// Where a bot is told of presses and messages.
#[derive(Clone)]
pub struct Gateway {
    /// Who presses.
    pub crowd: Shared,
    /// What is to be told beside that.
    pub events: Rc<RefCell<Vec<String>>>,
}

impl Gateway {
    /// Starts serving, on any free port.
    pub async fn serve(self) -> Result<SocketAddr> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        tokio::task::spawn_local(async move {
            while let Ok((line, _)) = listener.accept().await {
                let _ = line.set_nodelay(true);
                // Ends with the connection.
                let _ = self.talk(line).await;
            }
        });
        Ok(address)
    }

    async fn talk(&self, line: TcpStream) -> Result<()> {
        let mut socket = accept_async(line).await?;
        socket.send(Message::Text(written::HELLO.to_owned())).await?;
        let news = self.crowd.borrow().news();
        let mut told = 0;
        loop {
            tokio::select! {
                heard = socket.next() => match heard.transpose()? {
                    Some(Message::Text(text)) => answer(&mut socket, &text, &mut told).await?,
                    Some(_) => {}
                    None => return Ok(()),
                },
                // Nothing is told before READY, the first event.
                () = news.notified(), if told > 0 => self.tell(&mut socket, &mut told).await?,
            }
        }
    }

    /// Tells all that has happened since: of messages first, since people press what they see.
    async fn tell(&self, socket: &mut WebSocketStream<TcpStream>, told: &mut u64) -> Result<()> {
        let mut events = self.events.take();
        events.extend(self.crowd.borrow_mut().take_presses().map(|press| written::press(&press)));
        for event in events {
            *told += 1;
            socket.feed(Message::Text(written::numbered(*told, &event))).await?;
        }
        Ok(socket.flush().await?)
    }
}

/// Answers a heartbeat, and a login.
async fn answer(socket: &mut WebSocketStream<TcpStream>, text: &str, told: &mut u64) -> Result<()> {
    if text.contains(r#""op":1,"#) {
        socket.send(Message::Text(written::HEARD.to_owned())).await?;
    } else if text.contains(r#""op":2,"#) {
        *told += 1;
        socket.send(Message::Text(written::numbered(*told, &written::ready()))).await?;
    }
    Ok(())
}
