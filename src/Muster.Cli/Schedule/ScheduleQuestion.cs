// Which schedule was asked for, and for which stretch of time.
namespace Muster.Cli.Schedule;

internal sealed record ScheduleQuestion(Core.OnCall.Schedule Schedule, DateTimeOffset From, DateTimeOffset To);
