// Writes and signs the error budget policy, and asks for, agrees to and ends overrides, in one way for the console and for the API.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Slos.Policies;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Slos;
using Muster.Server.Slos.Document;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Document;

namespace Muster.Server.Slos.Policy;

public sealed class PolicyWriter(CommandRunner runner, OrganisationReader organisations, SloReader slos, IIds ids)
{
    public async Task<Outcome> WriteAsync(string text, Asking asking)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(asking);
        string clean = EdgeText.Clean(text, YamlText.CharactersMax);
        PolicyReading reading = PolicyFileReader.Read(clean);
        if (!reading.Mistakes.IsEmpty)
        {
            return new Outcome.Refused(PolicyRefusals.InvalidFile(reading.Mistakes));
        }

        ImmutableArray<FieldError> unknown = PolicyNames.Unknown(reading.Policy, await organisations.CurrentAsync(CancellationToken.None));
        return unknown.IsEmpty
            ? await RunAsync(asking, now => new BudgetPolicyCommand.Write(clean, reading.Policy, asking.By, now))
            : new Outcome.Refused(PolicyRefusals.Invalid(unknown));
    }

    /// <param name="hash">Of the text that was read.</param>
    public async Task<Outcome> SignAsync(string hash, PolicySide side, Caller caller, Asking asking)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(asking);
        PolicyHand hand = await HandAsync(caller);
        return await RunAsync(asking, now => new BudgetPolicyCommand.Sign(hash, side, hand, asking.By, now));
    }

    /// <summary>Answers the id of the override too.</summary>
    public async Task<(Outcome Outcome, string Id)> AskOverrideAsync(
        string slo,
        string reason,
        TimeSpan length,
        Caller caller,
        Asking asking
    )
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(asking);
        string id = asking.NewId(ids);
        if (await slos.FindAsync(slo, CancellationToken.None) is not { } status)
        {
            return (new Outcome.Refused(SloRefusals.NotFound(slo)), id);
        }

        if (status.Row.Retirement is not null)
        {
            return (new Outcome.Refused(PolicyRefusals.Retired(slo)), id);
        }

        PolicyHand hand = await HandAsync(caller);
        ServiceId service = new(status.Slo.Service);
        ServiceId? known = (await organisations.CurrentAsync(CancellationToken.None)).Service(service) is null ? null : service;
        Outcome outcome = await RunAsync(
            asking,
            now => new BudgetPolicyCommand.AskOverride(
                id,
                status.Slo.Id,
                status.Slo.Service,
                known,
                EdgeText.Clean(reason, EdgeLimits.DetailsBytes),
                length,
                hand,
                asking.By,
                now
            )
        );
        return (outcome, id);
    }

    public async Task<Outcome> GrantOverrideAsync(string id, Caller caller, Asking asking)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(asking);
        PolicyHand hand = await HandAsync(caller);
        return await RunAsync(asking, now => new BudgetPolicyCommand.GrantOverride(id, hand, asking.By, now));
    }

    public Task<Outcome> EndOverrideAsync(string id, Asking asking)
    {
        ArgumentNullException.ThrowIfNull(asking);
        return RunAsync(asking, now => new BudgetPolicyCommand.EndOverride(id, asking.By, now));
    }

    private Task<Outcome> RunAsync(Asking asking, Func<DateTimeOffset, BudgetPolicyCommand> command) =>
        runner.RunAsync(
            asking.Operation,
            (work, cancel) => work.DecideBudgetPolicyAsync(command(work.Now), cancel),
            CancellationToken.None
        );

    private async Task<PolicyHand> HandAsync(Caller caller)
    {
        Organisation organisation = await organisations.CurrentAsync(CancellationToken.None);
        return new(
            caller.Person,
            caller.Person is { } person
                ? [.. organisation.Teams.Values.Where(team => team.Members.Contains(person)).Select(team => team.Id)]
                : [],
            caller.People
        );
    }
}
