// Whoever on this node wants to hear which rows of the read models changed.
namespace Muster.Engine.Ports;

public interface IViewListener
{
    /// <summary>
    /// Tells of rows that were written, by any node, ascending by revision. It says that they changed, never what: whoever cares reads them again. Must be quick.
    /// </summary>
    void Heard(IReadOnlyList<ViewRevision> changed);
}
