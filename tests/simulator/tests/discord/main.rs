//! The simulated Discord as bots meet it: over plain HTTP and WebSocket, and with a real client.

mod answers;
mod bot;
mod channels;
mod client;
mod forms;
mod gateway;
mod limits;
