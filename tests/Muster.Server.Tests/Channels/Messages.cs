// A message about one page, as a channel gets it.
using Muster.Core.Alerts;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Ports;

namespace Muster.Server.Tests.Channels;

internal static class Messages
{
    public static readonly DateTimeOffset Night = new(2026, 11, 23, 2, 3, 0, TimeSpan.Zero);

    public static RoomMessage Room(string address, string title) =>
        new(
            "room/1",
            address,
            new(42),
            title,
            Severity.Sev1,
            Phase.Responding,
            IsFirst: true,
            [new(Night, $"Declared SEV-1: {title}", "Declared by Ana Silva.\n" + title)],
            LeftOut: 0
        );

    public static Notice Notice(string address) =>
        new("notice/1", new("ana"), address, "Ana", "You are on call <!channel>", ["From nine."], "/on-call/payments");

    public static ChannelMessage Of(string channel, string address) =>
        new(
            $"p1/1/1/ana/{channel}",
            1,
            address,
            new("ana"),
            "Ana Silva",
            "Europe/Lisbon",
            new("p1"),
            PagePurpose.Respond,
            "PlaybackDown in eu-west",
            Severity.Sev1,
            new("playback"),
            "Playback",
            new("g1"),
            null,
            null,
            LabelSet.Empty,
            null,
            3,
            1,
            1,
            Night,
            Night,
            null,
            null
        );
}
