import { promptTable, py } from '../support/promptTable';

promptTable('contents that are put together', 'src/a.py', [
  {
    title: 'a list that grows before it is sent, with what it is given on a condition',
    source: py`
      from openai import OpenAI
      client = OpenAI()
      def look(images, detail):
          content = []
          content.append({"type": "text", "text": "Describe the picture in one sentence."})
          if detail:
              content.append({"type": "text", "text": f"Say more about {detail}."})
          for image in images:
              content.append({"type": "image_url", "image_url": {"url": image}})
          client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": content}])`,
    rows: ['#look openai-chat openai/gpt-4o', '  5-5 user', '  7-7 user {detail}'],
  },
  {
    title: 'a block for a message that is made elsewhere',
    source: py`
      def add(messages, message, found):
          message["content"].append({"type": "text", "text": "Describe the picture in one sentence."})
          messages[-1].content.append({"type": "text", "text": f"Use what was found to answer the question: {found}"})`,
    rows: ['#add messages -/-', '  2-2 user', '#add-2 messages -/-', '  3-3 user {found}'],
  },
  {
    title: 'a text beside an image in a content that no message in sight has',
    source: py`
      def content(url):
          return [
              {"type": "text", "text": "Describe the picture in one sentence."},
              {"type": "image_url", "image_url": {"url": url}},
          ]`,
    rows: ['#content messages -/-', '  3-3 user'],
  },
  {
    title: "the result of a tool, a label beside an image, and another program's blocks",
    source: py`
      def result(url, page):
          page.append({"type": "text", "text": "Describe the picture in one sentence."})
          content.append({"type": "text", "text": "Picture 1"})
          content.append({"type": "button", "text": "Describe the picture in one sentence."})
          return {"content": [{"type": "text", "text": "The file was written. You can read it now."}]}`,
    rows: [],
  },
]);
