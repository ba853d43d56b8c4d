// What a receipt answers: each signal of the request, and what they set off.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Server.Intake.Receipts;

/// <param name="Door">The wire format of the request.</param>
/// <param name="Key">The name of the key that it came with, or <c>person:</c> and the id of whose word it is.</param>
/// <param name="Signals">In the order of the request; what was not taken is not among them.</param>
/// <param name="Groups">Each group that an alert of these signals is in, once.</param>
public sealed record ReceiptAnswer(
    string Id,
    string Door,
    string Key,
    DateTimeOffset ReceivedAt,
    ImmutableArray<ReceiptSignal> Signals,
    ImmutableArray<ReceiptGroup> Groups
);

/// <param name="Alert">The alert that it opened, renewed or resolved; null when it was ignored.</param>
/// <param name="Title">What the alert is called; null when <paramref name="Status"/> is.</param>
/// <param name="Outcome"><c>opened</c>, <c>renewed</c>, <c>resolved</c> or <c>ignored</c>.</param>
/// <param name="Reason">Why it was ignored, or merged into an alert that there was; null for one that opened an alert.</param>
/// <param name="Status">
/// Of the alert now: <c>firing</c> or <c>resolved</c>. Null when it was ignored, while it is not in the database yet, and after <c>muster retention</c> has moved it
/// into a file.
/// </param>
/// <param name="Service">Where it was routed; null when no route takes it, or before it is routed.</param>
/// <param name="Route">The route that takes it today; null when none does.</param>
/// <param name="Group">The group that it joined; null before it is routed.</param>
/// <param name="Silence">The silence that keeps it quiet now; null when none does.</param>
public sealed record ReceiptSignal(
    string Fingerprint,
    long? Alert,
    string? Title,
    string Outcome,
    string? Reason,
    string? Status,
    ServiceId? Service,
    RouteId? Route,
    AlertGroupId? Group,
    SilenceId? Silence
);
