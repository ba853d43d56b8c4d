// Why somebody may not bring something back from the bin.
using Muster.Core.Kernel;

namespace Muster.Server.Web.Bins;

public static class BinRefusals
{
    public static readonly Rejection ForAdmins = Rejection.Forbidden(
        "bin.not_yours",
        "An admin brings this back; nothing was changed. Ask one of them."
    );
}
