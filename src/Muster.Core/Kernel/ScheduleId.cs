// The id of a schedule, as the organisation file names it.
using System.Text.Json.Serialization;

namespace Muster.Core.Kernel;

[JsonConverter(typeof(IdJsonConverter<ScheduleId>))]
public readonly record struct ScheduleId(string Value) : IId<ScheduleId>
{
    public static ScheduleId Parse(string text) => new(Slug.Require(text, "schedule id"));

    public override string ToString() => Value;
}
