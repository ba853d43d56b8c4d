// Takes a customer's report that was judged to be nonsense back from the bin.
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Bins;

namespace Muster.Server.CustomerReports;

internal sealed class ReportBin(ReportWriter writer) : IBinRestorer
{
    public bool Restores(string kind) => kind == BinKinds.CustomerReport;

    public Task<Outcome> RestoreAsync(string kind, string stream, string part, Caller caller, Asking asking) =>
        writer.TakeBackAsync(CustomerReportId.Parse(stream), asking);
}
