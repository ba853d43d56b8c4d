// How an interpolated text becomes a statement with parameters.
using Muster.Storage.Statements;

namespace Muster.Storage.Tests.Statements;

public sealed class SqlTests
{
    [Fact]
    public void Every_hole_is_a_parameter_and_no_text()
    {
        string evil = "'; DROP TABLE events; --";
        Sql sql = Sql.Of($"SELECT * FROM views WHERE id = {evil} AND sort_at < {DateTimeOffset.FromUnixTimeMilliseconds(7)} LIMIT {5}");

        Assert.Equal("SELECT * FROM views WHERE id = $1 AND sort_at < $2 LIMIT $3", sql.Text);
        Assert.Equal([evil, 7L, 5], sql.Arguments);
    }

    [Fact]
    public void A_statement_in_a_hole_is_woven_in_and_counted_on()
    {
        Sql inner = Sql.Of($"AND status IN ({Sql.List(["open", "closed"])})");
        Sql sql = Sql.Of($"SELECT {Sql.Raw("id, kind")} FROM views WHERE kind = {"incident"} {inner} {Sql.Empty}LIMIT {3}");

        Assert.Equal("SELECT id, kind FROM views WHERE kind = $1 AND status IN ($2, $3) LIMIT $4", sql.Text);
        Assert.Equal(["incident", "open", "closed", 3], sql.Arguments);
    }

    [Fact]
    public void Null_is_an_argument()
    {
        Sql sql = Sql.Of($"UPDATE outbox SET receipt = {(string?)null}, settled_at = {(DateTimeOffset?)null}");

        Assert.Equal("UPDATE outbox SET receipt = $1, settled_at = $2", sql.Text);
        Assert.Equal([null, null], sql.Arguments);
    }
}
