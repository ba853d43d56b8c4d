// What a write answers: the incident as it stands afterwards, or why it was refused.
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.Web.Api;

namespace Muster.Server.Incidents.Api;

/// <summary>
/// Runs the writes of one request. The answer is read again after the write, so that its ETag is the version of just what it shows.
/// </summary>
public sealed class Answers(IncidentWriter writer, IncidentReader reader, IIds ids)
{
    /// <param name="command">Makes the command from who asks, the instant, and an id for what it may make.</param>
    /// <param name="makes">Whether the command makes something that the id names.</param>
    public async Task<Results<Ok<IncidentDetail>, ProblemHttpResult>> WriteAsync(
        string id,
        HttpContext http,
        Func<Asking, DateTimeOffset, string, IncidentCommand> command,
        bool makes = false,
        params NamedPerson[] named
    )
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!IncidentId.TryParse(id, out IncidentId incident))
        {
            return NotFound(id);
        }

        if (Asking.Read(http, out ProblemHttpResult? refusal) is not { } asking)
        {
            return refusal!;
        }

        string made = asking.NewId(ids);
        Outcome outcome = await writer.WriteAsync(incident, asking, now => command(asking, now, made), [.. named]);
        return outcome is Outcome.Refused { Why: var why }
            ? why.ToProblem()
            : await AfterAsync(incident, http, outcome, makes ? made : null);
    }

    /// <summary>The incident as it stands after a write that was accepted.</summary>
    public async Task<Ok<IncidentDetail>> AfterAsync(IncidentId id, HttpContext http, Outcome outcome, string? made)
    {
        ArgumentNullException.ThrowIfNull(http);
        IncidentRecord record =
            await reader.ReadAsync(id, CancellationToken.None)
            ?? throw new InvalidOperationException($"{id} was written and is not there.");
        Versions.Put(http.Response, record.Version);
        Reason? nothing = (outcome as Outcome.Done)?.Nothing;
        return TypedResults.Ok(
            IncidentDetail.Of(record) with
            {
                Written = new(nothing is null ? made : null, nothing, outcome is Outcome.AlreadyDone),
            }
        );
    }

    public static ProblemHttpResult NotFound(string id) =>
        RejectionResults.Problem(
            StatusCodes.Status404NotFound,
            "There is no such thing",
            $"There is no incident '{EdgeText.Line(id, EdgeLimits.NameBytes)}'. Look at the list of incidents for its number.",
            "incident.not_found"
        );
}
