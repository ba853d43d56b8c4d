// What the status page says in one language: texts and dates, which are data.
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;

namespace Muster.Server.Web.Public;

/// <summary>The files are <c>Web/Public/Words/*.json</c>; a language is a file there and a code in <see cref="StatusPageDefaults.Languages"/>.</summary>
public sealed class StatusWords
{
    private static readonly FrozenDictionary<string, StatusWords> All = StatusPageDefaults.Languages.ToFrozenDictionary(
        code => code,
        code => new StatusWords(code, Load(code)),
        StringComparer.Ordinal
    );

    private readonly FrozenDictionary<string, string> _texts;
    private readonly ImmutableArray<string> _months;

    private StatusWords(string code, FrozenDictionary<string, string> texts)
    {
        Code = code;
        _texts = texts;
        _months = [.. texts["months"].Split('|')];
    }

    /// <summary>The language, such as <c>de</c>.</summary>
    public string Code { get; }

    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>The words of a language that there are words in.</summary>
    public static StatusWords Of(string code) => All[code];

    /// <summary>The text of a key, with its <c>{0}</c> filled in.</summary>
    public string this[string key, params object[] parts] =>
        parts.Length == 0 ? _texts[key] : string.Format(CultureInfo.InvariantCulture, _texts[key], parts);

    /// <summary>The word for one of the names that JSON has for an enum, such as <c>component.partial_outage</c>.</summary>
    public string Word<TEnum>(string of, TEnum value)
        where TEnum : struct, Enum => _texts[$"{of}.{EnumNames.Of(value)}"];

    /// <summary>What an update says; where the clock spoke and no person, the page has the words.</summary>
    public string BodyOf(string body, BulletinStatus status)
    {
        ArgumentNullException.ThrowIfNull(body);
        return body.Length > 0
            ? body
            : status switch
            {
                BulletinStatus.InProgress => this["begun"],
                BulletinStatus.Completed => this["completed"],
                _ => "",
            };
    }

    /// <summary>What is wrong with a field, and how to put it right: in English by the rule that refused it, in other languages in one sentence a field.</summary>
    public string Wrong(FieldError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return Code == "en" ? error.Message : this["wrong." + error.Field];
    }

    public string Day(DateOnly day) => this["day", day.Day, _months[day.Month - 1], day.Year];

    public string Month(DateOnly month) => this["month", month.Day, _months[month.Month - 1], month.Year];

    public string DayAndClock(DateTimeOffset at) =>
        this["dayAndClock", at.UtcDateTime.Day, _months[at.UtcDateTime.Month - 1], at.UtcDateTime.Year, Clock(at.UtcDateTime)];

    /// <summary>The time of day, with the date where it is another day.</summary>
    public string ClockNear(DateTimeOffset at, DateTimeOffset near) =>
        at.UtcDateTime.Date == near.UtcDateTime.Date ? this["clock", Clock(at.UtcDateTime)] : DayAndClock(at);

    /// <summary>With the language's decimal sign, and two places.</summary>
    public string Percent(decimal percent) =>
        percent.ToString("0.00", CultureInfo.InvariantCulture).Replace(".", _texts["decimal"], StringComparison.Ordinal);

    /// <summary>At least a minute: what is not nothing reads as something.</summary>
    public string Lasted(int seconds)
    {
        int minutes = Math.Max(1, (seconds + 30) / 60);
        return minutes < 60 ? this["minutes", minutes] : this["hours", minutes / 60, minutes % 60];
    }

    private static string Clock(DateTime at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static FrozenDictionary<string, string> Load(string code)
    {
        using Stream read = typeof(StatusWords).Assembly.GetManifestResourceStream($"statuspage/words/{code}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(read)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
