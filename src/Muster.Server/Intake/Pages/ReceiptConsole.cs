// Reads what the page of a receipt shows.
using System.Security.Claims;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.Intake.Receipts;
using Muster.Server.Web.Live;

namespace Muster.Server.Intake.Pages;

internal sealed class ReceiptConsole(ReceiptReader reader, OrganisationReader organisations, ILiveFeed live)
{
    /// <summary>The revision of the page, to be read before its data is.</summary>
    public string Rev(ClaimsPrincipal user) => live.Rev(ReceiptsModel.Topics, user);

    public async Task<ReceiptsModel> ReadAsync(string id, string rev, CancellationToken cancel)
    {
        Receipt? receipt = await reader.FindAsync(id, cancel);
        return new(
            id,
            receipt is null ? null : await reader.ReadAsync(receipt, seesPeople: true, cancel),
            await organisations.CurrentAsync(cancel),
            rev
        );
    }
}
