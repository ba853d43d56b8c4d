// Makes and ends silences as the rules of Core allow.
using System.Security.Cryptography;
using System.Text;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Server.Alerts;

/// <summary>A silence keeps later pages from being sent; a page that rings already is for a person to answer.</summary>
public sealed class SilenceWriter(IAlertStore alerts, IIds ids, Wake wake, TimeProvider clock)
{
    /// <param name="operation">The submission: one that arrives twice makes one silence; null for none.</param>
    /// <returns>Null when it holds now, else why it was refused.</returns>
    public async Task<Rejection?> CreateAsync(SilenceDraft wanted, Operation? operation)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        SilenceId id = IdOf(operation?.Id ?? ids.New());
        if (await alerts.SilenceAsync(id, CancellationToken.None) is not null)
        {
            return null;
        }

        return await SaveAsync(SilenceRules.Create(wanted, id, clock.GetUtcNow()));
    }

    /// <returns>Null when it is over now, else why it was refused.</returns>
    public async Task<Rejection?> ExpireAsync(string id, SilenceEnd end) =>
        Slug.IsValid(id) && await alerts.SilenceAsync(SilenceId.Parse(id), CancellationToken.None) is { } present
            ? await SaveAsync(SilenceRules.Expire(present, end, clock.GetUtcNow()))
            : Rejection.NotFound("silence.not_found", "There is no such silence. Nothing was changed.");

    private async Task<Rejection?> SaveAsync(SilenceOutcome outcome)
    {
        if (outcome is SilenceOutcome.Saved saved)
        {
            foreach (Silence silence in saved.All)
            {
                await alerts.SaveSilenceAsync(silence, CancellationToken.None);
            }

            wake.All();
        }

        return (outcome as SilenceOutcome.Refused)?.Why;
    }

    /// <summary>In the form of a UUID, because amtool and its like know silences by one.</summary>
    private static SilenceId IdOf(string seed) =>
        SilenceId.Parse(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("silence/" + seed)).AsSpan(0, 16)).ToString());
}
