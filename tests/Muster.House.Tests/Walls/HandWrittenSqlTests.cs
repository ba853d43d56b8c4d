// Where SQL stands, and strays that the wall must refuse.
using Muster.House.Tests.Reading;

namespace Muster.House.Tests.Walls;

public sealed class HandWrittenSqlTests
{
    [Fact]
    public void Sql_is_written_in_storage_alone() => Wall.Stands(HandWrittenSql.Breaches(Repository.Files));

    [Theory]
    [InlineData("string S = \"SELECT version FROM events\";")]
    [InlineData("string S = $\"delete from {0} where 1 = 1\";")]
    [InlineData("string S = $\"select * from {0}\";")]
    [InlineData("string S = \"INSERT OR IGNORE INTO events VALUES (1)\";")]
    [InlineData("string S = \"update events set at = 1\";")]
    [InlineData("string S = \"\"\"\n    UPDATE events\n    SET at = 1\n    \"\"\";")]
    [InlineData("string S = \"PRAGMA journal_mode=WAL\";")]
    [InlineData("void M(SqliteConnection open) { }")]
    [InlineData("void M() => Db.ExecuteSqlRaw(Text);")]
    [InlineData("void M() => Db.SqlQuery<int>(Text);")]
    public void Sql_in_the_server_is_refused(string member) =>
        Wall.Refuses(Check("src/Muster.Server/Incidents/A.cs", member), "SQL is written in Storage alone");

    [Theory]
    [InlineData("src/Muster.Server/Incidents/A.cs", "string S = \"Select a service from the list, then update it.\";")]
    [InlineData("src/Muster.Server/Incidents/A.cs", "string S = \"Delete from the timeline\";")]
    [InlineData("src/Muster.Server/Incidents/A.cs", "// SELECT version FROM events is what Storage does.")]
    [InlineData("src/Muster.Storage/Events/A.cs", "string S = \"SELECT version FROM events\";")]
    [InlineData("tests/Muster.Chaos.Tests/A.cs", "string S = \"SELECT version FROM events\";")]
    public void English_and_storage_stand(string path, string member) => Wall.Stands(Check(path, member));

    private static IEnumerable<string> Check(string path, string member) =>
        HandWrittenSql.Breaches(Wall.Files((path, $"class A {{\n{member}\n}}")));
}
