// A change of the plan as somebody typed it into a form, and what is wrong with it.
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Rosters;

namespace Muster.Server.OnCall.Pages;

/// <param name="Form">The id of the form, because a stand-in has two on a page.</param>
/// <param name="Start">As browsers write a local time, in the zone of the schedule; so are the other times.</param>
public sealed record TypedChange(
    string Form,
    RosterFields.Of Kind,
    string From,
    string Person,
    string Rotation,
    string Start,
    string End,
    string ReturnStart,
    string ReturnEnd,
    string Reason
)
{
    private const string Whole = "";

    private static readonly ImmutableArray<string> Fields =
    [
        "from",
        "person",
        "rotation",
        "start",
        "end",
        "returnStart",
        "returnEnd",
        "reason",
    ];

    /// <summary>At the names of the form's fields; what the rules refuse as a whole stands at none of them.</summary>
    public ImmutableArray<FieldError> Errors { get; init; } = [];

    public static TypedChange Of(string form, RosterFields.Of kind, IFormCollection fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return new(
            form,
            kind,
            Line("from"),
            Line("person"),
            Line("rotation"),
            Line("start"),
            Line("end"),
            Line("returnStart"),
            Line("returnEnd"),
            Line("reason")
        );

        string Line(string field) => EdgeText.Line(fields[field].ToString(), EdgeLimits.DetailsBytes);
    }

    /// <summary>What the form asks for. A time that cannot be read lies an hour from the other, or far ahead, so that the rules find nothing in it.</summary>
    public RosterCommand Command(string id, Organisation known, Schedule schedule, Actor by, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        Stretch when = Read(Start, End, schedule.Zone, now);
        return Kind switch
        {
            RosterFields.Of.Swap => new RosterCommand.RequestSwap(
                id,
                known,
                schedule.Id.Value,
                Rotation,
                From,
                Person,
                when,
                HasReturn ? Read(ReturnStart, ReturnEnd, schedule.Zone, now) : null,
                Reason,
                by,
                now
            ),
            RosterFields.Of.Absence => new RosterCommand.AddAbsence(id, known, Person, when, Reason, by, now),
            _ => new RosterCommand.AddChange(
                id,
                known,
                schedule.Id.Value,
                Rotation.Length > 0 ? Rotation : null,
                Person == RosterPosts.Nobody ? null : Person,
                when,
                Reason,
                Person == RosterPosts.Nobody,
                by,
                now
            ),
        };
    }

    /// <summary>The times that cannot be read, each at its field; empty when all can.</summary>
    public ImmutableArray<FieldError> Unread(string zone)
    {
        (string Field, string Text)[] times = HasReturn
            ? [("start", Start), ("end", End), ("returnStart", ReturnStart), ("returnEnd", ReturnEnd)]
            : [("start", Start), ("end", End)];
        return
        [
            .. times
                .Where(time => WallTime.Read(time.Text, zone) is null)
                .Select(time => new FieldError(time.Field, "Write a day and a time, such as 2026-12-01T22:00.")),
        ];
    }

    /// <summary>The form with the times that cannot be read, and with what the rules refuse beside them; null is nothing.</summary>
    public TypedChange With(ImmutableArray<FieldError> unread, Rejection? why)
    {
        IEnumerable<FieldError> refused =
            why is null ? []
            : why.Errors.IsEmpty ? [new(Whole, why.Message)]
            : why.Errors.Select(InForm);
        FieldError[] all =
        [
            .. unread,
            .. refused.Where(error => unread.IsEmpty || (error.Field != Whole && unread.All(time => time.Field != error.Field))),
        ];
        return this with { Errors = [.. all.OrderBy(error => Fields.IndexOf(error.Field))] };
    }

    public string? Error(string field) => Join(error => error.Field == field);

    /// <summary>What is refused as a whole; null when nothing is.</summary>
    public string? WholeError => Join(error => !Fields.Contains(error.Field));

    private bool HasReturn => Kind == RosterFields.Of.Swap && ReturnStart.Length + ReturnEnd.Length > 0;

    private string? Join(Func<FieldError, bool> meant)
    {
        string all = string.Join(' ', Errors.Where(meant).Select(error => error.Message));
        return all.Length > 0 ? all : null;
    }

    /// <summary>The rules speak of whom is asked for a swap as <c>to</c>.</summary>
    private static FieldError InForm(FieldError error) => error.Field == "to" ? error with { Field = "person" } : error;

    private static Stretch Read(string start, string end, string zone, DateTimeOffset now)
    {
        DateTimeOffset? from = WallTime.Read(start, zone);
        DateTimeOffset? to = WallTime.Read(end, zone);
        DateTimeOffset known = from ?? to?.AddHours(-1) ?? now + (2 * OnCallDefaults.OverrideMax);
        return new(known, to ?? known.AddHours(1));
    }
}
