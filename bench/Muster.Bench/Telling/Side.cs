// Whose figure it is.
namespace Muster.Bench.Telling;

public enum Side
{
    Muster,
    Peer,
}
