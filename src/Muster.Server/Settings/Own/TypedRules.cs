// How a person wants to be told, as it stands in the form on their account: a time for each of their ways, their waking hours, and every mistake.
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.People;
using Muster.Server.Web.Document;
using NodaTime;

namespace Muster.Server.Settings.Own;

/// <param name="Ways">The person's channels in the order of their contacts, with how long after they are paged each is used, as 0s or 2m; empty for never.</param>
/// <param name="From">When they are awake, as 07:30; so is <paramref name="To"/>.</param>
public sealed record TypedRules(ImmutableArray<(string Channel, string High, string Low)> Ways, string From, string To)
{
    private const string AtOnce = "0s";
    private const string Never = "";

    private static readonly string[] Clocks = ["HH:mm", "HH:mm:ss"];

    /// <summary>At the names of the form's fields; what is wrong with all ways together at <c>high</c> and <c>low</c>.</summary>
    public ImmutableArray<FieldError> Mistakes { get; init; } = [];

    /// <summary>As they are told today.</summary>
    public static TypedRules Of(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        WakingHours awake = person.Awake ?? WakingHours.Usual;
        return new(
            [.. Channels(person).Select(channel => (channel, Of(person.Notify?.High, channel), Of(person.Notify?.Low, channel)))],
            Clock(awake.From),
            Clock(awake.To)
        );
    }

    /// <summary>As they typed it.</summary>
    public static TypedRules Of(Person person, IFormCollection fields)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(fields);
        return new(
            [.. Channels(person).Select(channel => (channel, Line("high-" + channel), Line("low-" + channel)))],
            Line("awakeFrom"),
            Line("awakeTo")
        );

        string Line(string field) => EdgeText.Line(fields[field].ToString(), EdgeLimits.LabelValueBytes).Trim();
    }

    /// <summary>The form with every mistake in it.</summary>
    public TypedRules Judged(Person person)
    {
        List<FieldError> mistakes = [];
        Person wanted = Apply(person, mistakes);
        IEnumerable<FieldError> refused = PersonRules
            .Check(wanted)
            .Where(mistake => mistake.Field.StartsWith("notify.", StringComparison.Ordinal))
            .Select(mistake => InForm(wanted.Notify!, mistake with { Field = mistake.Field["notify.".Length..] }));
        return this with
        {
            Mistakes =
            [
                .. mistakes,
                .. refused.Where(one => !mistakes.Exists(unread => unread.Field.StartsWith(one.Field, StringComparison.Ordinal))),
            ],
        };
    }

    /// <summary>The person with these rules and hours; what cannot be read counts as at once, and as the usual hours.</summary>
    public Person Apply(Person person) => Apply(person, []);

    public string? Error(string field)
    {
        string all = string.Join(' ', Mistakes.Where(mistake => mistake.Field == field).Select(mistake => mistake.Message));
        return all.Length > 0 ? all : null;
    }

    private Person Apply(Person person, List<FieldError> mistakes)
    {
        ArgumentNullException.ThrowIfNull(person);
        ImmutableArray<NotificationStep> high = Steps("high", way => way.High, mistakes);
        ImmutableArray<NotificationStep> low = Steps("low", way => way.Low, mistakes);
        LocalTime? from = Time("awakeFrom", From, mistakes);
        LocalTime? to = Time("awakeTo", To, mistakes);
        WakingHours awake = new(from ?? WakingHours.Usual.From, to ?? WakingHours.Usual.To);
        Person told = person with
        {
            Notify = new(high, low) { NoShiftNotices = !person.IsToldAhead },
            Awake = awake == WakingHours.Usual ? null : awake,
        };
        return told.ToldAhead(person.IsToldAhead);
    }

    /// <summary>None where all ways are used at once: one that is added later is then used, too.</summary>
    private ImmutableArray<NotificationStep> Steps(
        string column,
        Func<(string Channel, string High, string Low), string> wait,
        List<FieldError> mistakes
    )
    {
        List<NotificationStep> steps = [];
        foreach (var way in Ways.Where(way => wait(way) != Never))
        {
            string text = wait(way);
            if (!DurationText.TryParse(text, out TimeSpan after))
            {
                mistakes.Add(new($"{column}-{way.Channel}", DurationText.Refusal(text, $"'{text}' is no time: choose one of the list.")));
            }

            steps.Add(new(way.Channel, after));
        }

        if (steps.Count == 0 && !Ways.IsEmpty)
        {
            mistakes.Add(new(column, "Choose at least one way, or nothing would reach you."));
        }

        return steps.Count == Ways.Length && steps.TrueForAll(step => step.After == TimeSpan.Zero) ? [] : [.. steps];
    }

    private static LocalTime? Time(string field, string text, List<FieldError> mistakes)
    {
        if (TimeOnly.TryParseExact(text, Clocks, CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly read))
        {
            return new(read.Hour, read.Minute, read.Second);
        }

        mistakes.Add(new(field, $"'{text}' is no time of day: write 07:30."));
        return null;
    }

    /// <summary>A mistake at a place such as <c>high[1].after</c> at its field; that none of the ways is used at once, in words of the form.</summary>
    private static FieldError InForm(NotificationRules rules, FieldError mistake)
    {
        int bracket = mistake.Field.IndexOf('[', StringComparison.Ordinal);
        if (bracket < 0)
        {
            return mistake with { Message = "Let one of your ways be used at once." };
        }

        string column = mistake.Field[..bracket];
        int index = int.Parse(
            mistake.Field[(bracket + 1)..mistake.Field.IndexOf(']', StringComparison.Ordinal)],
            CultureInfo.InvariantCulture
        );
        return mistake with { Field = $"{column}-{(column == "high" ? rules.High : rules.Low)[index].Via}" };
    }

    private static IEnumerable<string> Channels(Person person) => person.Contacts.Select(method => method.Channel).Distinct();

    private static string Of(ImmutableArray<NotificationStep>? steps, string channel) =>
        steps is not { IsDefaultOrEmpty: false } some ? AtOnce
        : some.FirstOrDefault(step => step.Via == channel) is { } step ? DurationText.Format(step.After)
        : Never;

    private static string Clock(LocalTime time) =>
        new TimeOnly(time.Hour, time.Minute, time.Second).ToString(Clocks[time.Second == 0 ? 0 : 1], CultureInfo.InvariantCulture);
}
