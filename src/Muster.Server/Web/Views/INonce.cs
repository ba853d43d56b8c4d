// Where the hidden `op` of a form comes from.
namespace Muster.Server.Web.Views;

/// <summary>A fresh id for each rendered form, so that a double tap or a late retry is one command.</summary>
public interface INonce
{
    /// <summary>At most 64 letters, digits and hyphens; never the same twice on any node.</summary>
    string Next();
}
