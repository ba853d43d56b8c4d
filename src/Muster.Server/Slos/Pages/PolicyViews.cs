// Puts the pages of the error budget policy and the gate together.
using System.Security.Claims;
using Muster.Core.Slos.Policies;
using Muster.Engine.Commands;
using Muster.Engine.Slos;
using Muster.Server.Slos.Policy;
using Muster.Server.Web.Access;
using Muster.Server.Web.Live;

namespace Muster.Server.Slos.Pages;

public sealed class PolicyViews(PolicyReader reader, GateReader gate, OrganisationReader organisations, ILiveFeed live, TimeProvider clock)
{
    /// <summary>The revision of the page, to be read before the page is.</summary>
    public string Rev(ClaimsPrincipal user) => live.Rev(PolicyView.Topics, user);

    public async Task<PolicyView> PolicyAsync(ClaimsPrincipal user, string rev, CancellationToken cancel) =>
        new(await reader.ReadAsync(cancel), await organisations.CurrentAsync(cancel), Caller.Require(user), clock.GetUtcNow(), rev);

    /// <summary>Null for an SLO that is retired: nothing asks its gate.</summary>
    public async Task<GateView?> GateAsync(SloStatus status, ClaimsPrincipal user, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(status);
        if (status.Row.Retirement is not null)
        {
            return null;
        }

        BudgetPolicyBook book = await reader.ReadAsync(cancel);
        return new(
            status.Slo.Id,
            await gate.LookAsync(status, GateDefaults.Kind, cancel),
            [.. book.Overrides.Reverse().Where(one => one.Slo == status.Slo.Id)],
            await organisations.CurrentAsync(cancel),
            Caller.Require(user),
            status.At
        );
    }
}
