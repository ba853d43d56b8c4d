// Who ended the address of a calendar, when and why.
using Muster.Core.Kernel;

namespace Muster.Server.OnCall.Calendars;

public sealed record CalendarEnd(string Why, Actor By, DateTimeOffset At);
