// How many reports are taken: of a client and in all as of any form, of a component, and at once.
using Microsoft.AspNetCore.Http;
using Muster.Server.Web.Access;
using Muster.Server.Web.Guards;

namespace Muster.Server.CustomerReports.Form;

/// <summary>At the most 500 reports at once and then one in ten seconds are kept, some twenty megabytes a day.</summary>
public sealed class ReportBudgets(TimeProvider clock) : IDisposable
{
    private const int AtOnceMax = 32;

    private readonly FormBudget _forms = new(clock);

    private readonly AttemptLimiter _components = new(burst: 200, refill: TimeSpan.FromSeconds(20), clock);

    private readonly SemaphoreSlim _turns = new(AtOnceMax, AtOnceMax);

    /// <summary>Takes one report of the client's and of its network's; null when there was one, else how long to wait.</summary>
    public TimeSpan? TakeClient(HttpContext http) => _forms.TakeClient(http);

    /// <summary>Takes one report of the component's and of all.</summary>
    public TimeSpan? TakeComponent(string component) => _components.Take(component) ?? _forms.TakeOfAll();

    /// <summary>A place among those that are written now; null when all are taken.</summary>
    public IDisposable? Enter() => _turns.Wait(0) ? new Turn(_turns) : null;

    public void Dispose() => _turns.Dispose();

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
