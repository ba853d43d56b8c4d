// What the placeholders of a sender stand for in one message.
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Server.Channels.HttpSenders;

internal static class SenderFacts
{
    /// <summary>By the names of <see cref="Core.People.SenderText.Facts"/>; what a message does not have is empty.</summary>
    /// <param name="address">Whom it is for at the service.</param>
    public static string Of(string name, ChannelMessage message, string address, string? acknowledge, string url) =>
        name switch
        {
            "address" => address,
            "title" => PageText.Subject(message),
            "severity" => message.Severity.Label(),
            "why" => PageText.Why(message),
            "text" => Text(message, acknowledge, url),
            "detail" => message.Detail ?? "",
            "person" => message.PersonName,
            "service" => message.ServiceName ?? "",
            "incident" => message.Incident?.Value ?? "",
            "page" => message.Page.Value,
            "key" => message.Key,
            "url" => url,
            "acknowledgeUrl" => acknowledge ?? "",
            _ => throw new ArgumentException($"There is no fact '{name}'.", nameof(name)),
        };

    /// <summary>All of it, as somebody reads it who sees nothing else.</summary>
    private static string Text(ChannelMessage message, string? acknowledge, string url)
    {
        string facts = string.Join('\n', PageText.Facts(message).Select(fact => $"{fact.Name}: {fact.Value}"));
        string[] parts =
        [
            PageText.Why(message),
            message.Detail ?? "",
            facts,
            acknowledge is null ? "" : "Acknowledge: " + acknowledge,
            "Open: " + url,
        ];
        return string.Join("\n\n", parts.Where(part => part.Length > 0));
    }
}
