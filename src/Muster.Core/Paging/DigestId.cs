// Which digest a message is collected in: whose it is, and when it is due.
using System.Globalization;
using Muster.Core.Kernel;

namespace Muster.Core.Paging;

/// <summary>The text form is <c>ana/20260304T020100Z</c>.</summary>
public readonly record struct DigestId(PersonId Person, DateTimeOffset DueAt)
{
    private const string InstantForm = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>The digest that takes what is collected for a person now: due at the next full <see cref="DigestDefaults.Interval"/>.</summary>
    public static DigestId Next(PersonId person, DateTimeOffset now)
    {
        long interval = DigestDefaults.Interval.Ticks;
        return new(person, new DateTimeOffset(((now.UtcTicks / interval) + 1) * interval, TimeSpan.Zero));
    }

    public override string ToString() => Person.Value + "/" + DueAt.UtcDateTime.ToString(InstantForm, CultureInfo.InvariantCulture);

    public static DigestId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('/', 2);
        return
            parts.Length == 2
            && DateTimeOffset.TryParseExact(
                parts[1],
                InstantForm,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out DateTimeOffset due
            )
            ? new(new PersonId(parts[0]), due)
            : throw new FormatException($"'{text}' is no digest: expected one such as ana/20260304T020100Z.");
    }
}
