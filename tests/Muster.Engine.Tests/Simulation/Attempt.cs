// One attempt to send one message.
using Muster.Engine.Ports;

namespace Muster.Engine.Tests.Simulation;

public sealed record Attempt(DateTimeOffset At, ChannelMessage Message);
