// What is sent to the doors of runbooks and runs.
using System.Collections.Immutable;
using Muster.Core.Runbooks;

namespace Muster.Server.Runbooks.Api;

/// <param name="Text">The whole file, YAML or JSON.</param>
public sealed record RunbookBody(string Text);

/// <param name="Parameters">By name, as texts: <c>{"percent": "90"}</c>.</param>
/// <param name="Undo">Whether the steps that undo it are meant.</param>
public sealed record PreviewBody(ImmutableSortedDictionary<string, string>? Parameters = null, string? Incident = null, bool Undo = false);

/// <param name="Runbook">The id of a runbook; left out for a command.</param>
/// <param name="Parameters">By name, as texts: <c>{"percent": "90"}</c>.</param>
/// <param name="Incident">The id of the incident that it helps; its timeline tells of the run.</param>
/// <param name="Undo">Whether the steps that undo the runbook are meant.</param>
/// <param name="Command">Left out for a runbook.</param>
public sealed record RequestRunBody(
    string? Runbook = null,
    ImmutableSortedDictionary<string, string>? Parameters = null,
    string? Incident = null,
    bool Undo = false,
    CommandBody? Command = null
);

/// <param name="Arguments">As they were typed: the program and its arguments.</param>
/// <param name="Directory">Where it would run.</param>
/// <param name="Resolved">For each argument what it is there: the program's file and its SHA-256, where links lead, what a directory holds.</param>
/// <param name="Files">What it would touch, as far as it is known; at most 500.</param>
/// <param name="FilesTotal">How many there are in all; left out where nobody can tell.</param>
public sealed record CommandBody(
    ImmutableArray<string> Arguments,
    string Directory,
    string Host,
    string User,
    ImmutableArray<string>? Resolved = null,
    ImmutableArray<string>? Files = null,
    long? FilesTotal = null
)
{
    internal CommandLine ToCommand() => new(Arguments, Directory, Host, User, Resolved ?? Arguments, Files ?? [], FilesTotal);
}

/// <param name="Hash">Of what the approver saw.</param>
public sealed record ApproveRunBody(string Hash);

/// <param name="Reason">Told to whoever asked.</param>
public sealed record RefuseRunBody(string? Reason = null);

/// <param name="Reason">Told on the timeline.</param>
public sealed record StopRunBody(string? Reason = null);

/// <param name="Reason">Why nobody else can look, in 10 to 500 characters; the review will ask.</param>
public sealed record BreakGlassBody(string Reason);

/// <param name="Hash">Of what whoever starts it saw.</param>
/// <param name="Command">How the command resolves now; left out for a runbook.</param>
public sealed record StartRunBody(string Hash, CommandBody? Command = null);

/// <param name="Step">From 0.</param>
/// <param name="Item">From 0.</param>
public sealed record ConfirmBody(int Step, int Item);

/// <param name="Runner">The name of the runner, which is the name of its key.</param>
/// <param name="Runbooks">The ids of those that it does.</param>
/// <param name="Wait">How many seconds to wait for a job, 0 to 30.</param>
public sealed record ClaimBody(string Runner, ImmutableArray<string> Runbooks, int Wait = 0);

/// <param name="Attempt">As the job says.</param>
/// <param name="Sequence">Counts from 1; a number that was heard before is not kept twice.</param>
/// <param name="Text">Empty to renew the lease only.</param>
public sealed record OutputBody(int Attempt, int Sequence, string Text);

/// <param name="Attempt">As the job says.</param>
/// <param name="Outcome"><c>succeeded</c>, <c>failed</c>, <c>timed_out</c>, <c>stopped</c>, or <c>lost</c>: whoever did it was cut off and does not know how it ended.</param>
/// <param name="ExitCode">Of the command; left out where it never started.</param>
/// <param name="Text">What to know of it.</param>
public sealed record EndBody(int Attempt, StepOutcome Outcome, int? ExitCode = null, string? Text = null);
