// How one chat program is posted to by an incoming webhook, and what its answer means.
using System.Text.Json.Nodes;
using Muster.Engine.Ports;
using Muster.Server.Channels.Providers;

namespace Muster.Server.Channels.ChatWebhooks;

public interface IChatFormat
{
    /// <summary>The channel, as contact methods name it.</summary>
    string Channel { get; }

    /// <summary>What readers call the program.</summary>
    string Name { get; }

    /// <summary>Where the message goes, by the address that somebody was given.</summary>
    Uri Target(Uri address);

    /// <param name="acknowledge">Null for a digest, which has none.</param>
    JsonObject Body(ChannelMessage message, string? acknowledge, string subject);

    /// <summary>What is no page: what a room is told of an incident, a notice.</summary>
    JsonObject Body(PlainWords words);

    SendResult Judge(ProviderCall call, ProviderAnswer answer);
}
