// Where new ids come from.
namespace Muster.Engine.Ports;

public interface IIds
{
    /// <summary>A new id: 26 characters of a-z and 0-9, sortable by the time it was made, never given twice.</summary>
    string New();
}
