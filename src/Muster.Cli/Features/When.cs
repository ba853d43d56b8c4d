// Instants on the command line: an ISO time, or a duration that counts from now.
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Muster.Cli.Terminal;
using Muster.Server.Web.Document;

namespace Muster.Cli.Features;

internal static class When
{
    /// <summary>An option that reads <c>2026-01-05T09:00Z</c>, or <c>12m</c> as twelve minutes ago.</summary>
    public static Option<DateTimeOffset?> Past(string name, string description) =>
        Make(name, description + " 12m means twelve minutes ago.", -1);

    /// <summary>An option that reads <c>2026-01-05T09:00Z</c>, or <c>15m</c> as in fifteen minutes.</summary>
    public static Option<DateTimeOffset?> Future(string name, string description) =>
        Make(name, description + " 15m means in fifteen minutes.", 1);

    private static Option<DateTimeOffset?> Make(string name, string description, int direction) =>
        new(name)
        {
            Description = description,
            HelpName = "TIME",
            CustomParser = result => Read(result, direction),
        };

    private static DateTimeOffset? Read(ArgumentResult result, int direction)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (DurationText.TryParse(text, out TimeSpan duration))
        {
            return Clock.Now + (direction * duration);
        }

        if (
            text.Length > 10
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTimeOffset instant)
            && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 9)
        )
        {
            return instant.ToUniversalTime();
        }

        result.AddError(
            DurationText.Refusal(text, $"'{text}' is no time: write 2026-01-05T09:00Z, 2026-01-05T09:00+01:00, or a duration such as 15m.")
        );
        return null;
    }
}
