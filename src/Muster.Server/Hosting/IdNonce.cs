// The id of a form's submission, from where all ids come.
using Muster.Engine.Ports;
using Muster.Server.Web.Views;

namespace Muster.Server.Hosting;

internal sealed class IdNonce(IIds ids) : INonce
{
    public string Next() => ids.New();
}
