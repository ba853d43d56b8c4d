// How an event of a drill looks in a list: its sign, its word and its tone.
using Muster.Simulator.Drills;

namespace Muster.Server.Drills.Pages;

public static class EventLook
{
    public static string Icon(EventKind kind) =>
        kind switch
        {
            EventKind.FaultBegan or EventKind.FaultEnded => "bolt",
            EventKind.AlertRaised => "bell",
            EventKind.AlertResolved => "check",
            EventKind.Changed => "edit",
            EventKind.CustomersReported => "users",
            EventKind.MessageArrived => "msg",
            EventKind.WorkBegan or EventKind.WorkWaits or EventKind.WorkDone => "wrench",
            EventKind.Asked or EventKind.Found => "search",
            EventKind.Commanded => "flag",
            EventKind.Refused => "x",
        };

    public static string Word(EventKind kind) =>
        kind switch
        {
            EventKind.FaultBegan => "Fault",
            EventKind.FaultEnded => "Fault over",
            EventKind.AlertRaised => "Alert",
            EventKind.AlertResolved => "Alert over",
            EventKind.Changed => "Change",
            EventKind.CustomersReported => "Customers",
            EventKind.MessageArrived => "Message",
            EventKind.WorkBegan => "Begun",
            EventKind.WorkWaits => "Waits",
            EventKind.WorkDone => "Done",
            EventKind.Asked => "Asked",
            EventKind.Found => "Found",
            EventKind.Commanded => "Command",
            EventKind.Refused => "Not done",
        };

    /// <summary>Null for a neutral tag.</summary>
    public static string? Tone(EventKind kind) =>
        kind switch
        {
            EventKind.AlertRaised or EventKind.FaultBegan or EventKind.Refused => "danger",
            EventKind.CustomersReported or EventKind.MessageArrived => "warn",
            EventKind.WorkDone or EventKind.AlertResolved or EventKind.FaultEnded => "ok",
            EventKind.Found => "info",
            EventKind.Commanded => "accent",
            _ => null,
        };
}
