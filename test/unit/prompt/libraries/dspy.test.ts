import { promptTable, py } from '../../support/promptTable';

promptTable('DSPy', 'src/a.py', [
  {
    title: 'a signature class is one unit from the docstring to the last field',
    source: py`
        import dspy

        class Emotion(dspy.Signature):
            """Classify the emotion of a sentence."""

            sentence: str = dspy.InputField(desc="one sentence")
            hint = dspy.InputField()
            emotion: Literal["joy", "fear"] = dspy.OutputField(desc="the strongest one")

        classify = dspy.Predict(Emotion)`,
    rows: ['#Emotion dspy -/-', '  4-8 system {sentence, hint}'],
  },
  {
    title: 'imported names, a docstring without texts in the fields',
    source: py`
        from dspy import Signature, InputField, OutputField
        class Check(Signature):
            """Verify that the text is based on the context."""
            context = InputField()
            text = InputField()
            faithful: bool = OutputField()`,
    rows: ['#Check dspy -/-', '  3-6 system {context, text}'],
  },
  {
    title: 'fields with descriptions are literal text, too',
    source: py`
        import dspy
        class Haiku(dspy.Signature):
            topic = dspy.InputField(desc="what it is about")
            poem = dspy.OutputField(desc="three lines, and no rhyme")`,
    rows: ['#Haiku dspy -/-', '  3-4 system {topic}'],
  },
  {
    title: 'a signature without any text is no prompt, nor is a field of another class',
    source: py`
        import dspy
        class Empty(dspy.Signature):
            question = dspy.InputField()
            answer = dspy.OutputField()
        class Answer(BaseModel):
            """You should never see the answer to this question."""
            text: str = Field(description="The answer to the question that the user asked, in markdown.")`,
    rows: [],
  },
  {
    title: 'string signatures with and without types',
    source: py`
        import dspy
        qa = dspy.ChainOfThought("question -> answer")
        rag = dspy.Predict("context: list[str], question: str -> response: dict[str, int]")`,
    rows: ['#1 dspy -/-', '  2-2 system {question}', '#2 dspy -/-', '  3-3 system {context, question}'],
  },
  {
    title: 'a signature with instructions is one unit; new instructions are a text of their own',
    source: py`
        import dspy
        toxic = dspy.Signature(
            "comment -> toxic: bool",
            instructions="Mark as toxic if the comment insults somebody.",
        )
        mild = Emotion.with_instructions("Name the mildest emotion of the sentence.")`,
    rows: ['#1 dspy -/-', '  3-4 system {comment}', '#2 dspy -/-', '  6-6 system'],
  },
  {
    title: 'the language model is no prompt; the names mean nothing without the import',
    source: py`
        class Predict(nn.Module):
            """Given the input, generate the output."""
        p = Predict("input -> output")
        dspy_free = Signature("a -> b")`,
    rows: [],
  },
]);
