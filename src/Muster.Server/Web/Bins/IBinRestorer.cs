// Brings back what of one capability was removed: through that capability's own rules.
using Muster.Engine.Commands;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;

namespace Muster.Server.Web.Bins;

public interface IBinRestorer
{
    bool Restores(string kind);

    /// <param name="stream">What it belongs to, such as INC-4.</param>
    /// <param name="part">Its id there.</param>
    Task<Outcome> RestoreAsync(string kind, string stream, string part, Caller caller, Asking asking);
}
