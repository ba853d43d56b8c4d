// Reads and writes a schedule of the organisation file: its rotations with their restrictions, and its overrides.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Server.Web.Document;
using NodaTime;

namespace Muster.Server.Catalog.Document;

internal static class ScheduleText
{
    /// <summary>A week: the usual length of a shift.</summary>
    private const int ShiftDaysUsual = 7;

    private const string Imported = "imported";

    public static Schedule Read(string id, Block block) =>
        new(
            new ScheduleId(id),
            block.OptionalText("name") ?? id,
            block.Text("zone"),
            block.Blocks("rotations", "a rotation", ReadRotation),
            block.Blocks("overrides", "an override", ReadOverride)
        )
        {
            IsImported = block.Parsed("calendar", ReadCalendar, false),
        };

    public static void Write(YamlWriter yaml, Schedule schedule)
    {
        yaml.Field("name", schedule.Name);
        yaml.Field("zone", schedule.Zone);
        yaml.Field("calendar", schedule.IsImported ? Imported : null);
        yaml.List("rotations", schedule.Rotations, rotation => WriteRotation(yaml, rotation));
        yaml.List("overrides", schedule.Overrides, wanted => WriteOverride(yaml, wanted));
    }

    private static bool ReadCalendar(string text) =>
        text == Imported
            ? true
            : throw new FormatException(
                $"Write 'calendar: {Imported}' for a schedule that gets its shifts by `muster schedule import`, or leave it out."
            );

    private static Rotation ReadRotation(Block block)
    {
        string name = block.Text("name");
        Role? role = block.Parsed<Role?>("role", text => FieldText.Role(text), null);
        LocalDateTime start = block.RequiredParsed("start", FieldText.Local, FieldText.NoStart);
        int? days = block.OptionalNumber("shiftDays");
        int? hours = block.OptionalNumber("shiftHours");
        ImmutableArray<Restriction> restrictions = block.Blocks("restrictions", "a restriction", ReadRestriction);
        return new(name, role, start, days ?? (hours is null ? ShiftDaysUsual : 0), block.Texts("members", text => new PersonId(text)))
        {
            ShiftHours = hours,
            Zone = block.OptionalText("zone"),
            Layer = block.Number("layer", 0),
            Together = block.OptionalNumber("together"),
            Order = block.Parsed("order", WeekText.Order, Rotation.UsualOrder(!restrictions.IsEmpty)),
            Restrictions = restrictions.IsEmpty ? null : restrictions,
        };
    }

    private static Restriction ReadRestriction(Block block)
    {
        ImmutableArray<Weekday> days = block.Texts("days", WeekText.Day);
        LocalTime from = block.RequiredParsed("from", WeekText.Time, LocalTime.Midnight);
        (Weekday? day, LocalTime to) = block.RequiredParsed("to", WeekText.DayAndTime, (null, LocalTime.Midnight));
        return new(days, from, to) { ToDay = day };
    }

    private static ScheduleOverride ReadOverride(Block block)
    {
        // One that cannot be read lies a day from the other, so that the rules find nothing in it.
        DateTimeOffset? start = block.RequiredParsed<DateTimeOffset?>("start", text => FieldText.Instant(text), null);
        DateTimeOffset? end = block.RequiredParsed<DateTimeOffset?>("end", text => FieldText.Instant(text), null);
        DateTimeOffset known = start ?? (end is { Year: > 1 } ? end.Value.AddDays(-1) : DateTimeOffset.UnixEpoch);
        return new(
            known,
            end ?? (known.Year < 9999 ? known.AddDays(1) : DateTimeOffset.MaxValue),
            new PersonId(block.Text("person")),
            block.OptionalText("rotation")
        );
    }

    private static void WriteRotation(YamlWriter yaml, Rotation rotation)
    {
        yaml.Field("name", rotation.Name);
        yaml.Field("role", rotation.Role is { } role ? FieldText.Of(role) : null);
        yaml.Value("start", FieldText.Of(rotation.Start));
        if (rotation.ShiftHours is { } hours)
        {
            yaml.Value("shiftHours", Number(hours));
        }
        else
        {
            yaml.Value("shiftDays", Number(rotation.ShiftDays));
        }

        yaml.Field("zone", rotation.Zone);
        if (rotation.Layer != 0)
        {
            yaml.Value("layer", Number(rotation.Layer));
        }

        if (rotation.Together is { } together)
        {
            yaml.Value("together", Number(together));
        }

        yaml.Field("order", rotation.Order == Rotation.UsualOrder(rotation.Restrictions is [_, ..]) ? null : WeekText.Of(rotation.Order));
        yaml.List("restrictions", rotation.Restrictions ?? [], one => WriteRestriction(yaml, one));
        yaml.Texts("members", rotation.Members.Select(member => member.Value));
    }

    private static void WriteRestriction(YamlWriter yaml, Restriction one)
    {
        if (!one.Days.IsDefaultOrEmpty)
        {
            yaml.Texts("days", one.Days.Select(WeekText.Of));
        }

        yaml.Field("from", WeekText.Of(one.From));
        yaml.Field("to", one.ToDay is { } day ? $"{WeekText.Of(day)} {WeekText.Of(one.To)}" : WeekText.Of(one.To));
    }

    private static void WriteOverride(YamlWriter yaml, ScheduleOverride wanted)
    {
        yaml.Value("start", FieldText.Of(wanted.Start));
        yaml.Value("end", FieldText.Of(wanted.End));
        yaml.Field("person", wanted.Person.Value);
        yaml.Field("rotation", wanted.Rotation);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
